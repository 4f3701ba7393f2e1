package kr.haetae.hub.access.web;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.regex.Pattern;
import kr.haetae.hub.access.DemoPeople;
import kr.haetae.hub.access.Sessions;
import kr.haetae.hub.frame.Limit;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;

/** The cookies of a login, put and taken away. */
@Component
class SessionCookies {
    /** Where Spring Security's cookie repository keeps the token of forms. */
    private static final String FORM_TOKEN = "XSRF-TOKEN";

    /** A page of this hub to come back to; anything that could lead elsewhere is none. */
    private static final Pattern OWN_PATH = Pattern.compile("/(?:[A-Za-z0-9._~%-][A-Za-z0-9/._~%-]{0,500})?");

    private final boolean overTls;

    SessionCookies(ObjectProvider<DemoPeople> people) {
        // The demo alone is served without TLS.
        this.overTls = people.getIfAvailable() == null;
    }

    /** Logs in and answers where to go. */
    String enter(Sessions.Session session, @Nullable String next, HttpServletResponse response) {
        put(Sessions.COOKIE, session.token(), Duration.ofHours(Limit.SESSION_HOURS.value()), "/", response);
        dropFormToken(response);
        return "redirect:" + (next != null && OWN_PATH.matcher(next).matches() ? next : "/");
    }

    /** Logs out. */
    void leave(HttpServletResponse response) {
        put(Sessions.COOKIE, "", Duration.ZERO, "/", response);
        dropFormToken(response);
    }

    /** Lax, so that a link in a mail opens the page; forging needs a POST, which the CSRF token stops. */
    void put(String name, String value, Duration age, String path, HttpServletResponse response) {
        response.addHeader(
                HttpHeaders.SET_COOKIE,
                ResponseCookie.from(name, value)
                        .httpOnly(true)
                        .secure(overTls)
                        .sameSite("Lax")
                        .path(path)
                        .maxAge(age)
                        .build()
                        .toString());
    }

    /** A form token made before the change of person is good for nobody after it. */
    private void dropFormToken(HttpServletResponse response) {
        put(FORM_TOKEN, "", Duration.ZERO, "/", response);
    }
}
