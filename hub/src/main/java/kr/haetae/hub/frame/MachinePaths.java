package kr.haetae.hub.frame;

import jakarta.servlet.http.HttpServletRequest;

/** The paths machines call, which exist on the machine port alone and have limits and gates of their own. */
public final class MachinePaths {
    /** What every one of them begins with. */
    public static final String PREFIX = "/agent/";

    private MachinePaths() {}

    /** Whether a request is for a machine's path as it will be mapped: decoded, normalised, without path parameters. */
    public static boolean contains(HttpServletRequest request) {
        return request.getServletPath().startsWith(PREFIX);
    }
}
