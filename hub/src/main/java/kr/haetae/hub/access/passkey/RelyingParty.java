package kr.haetae.hub.access.passkey;

import java.net.URI;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/**
 * Who asks, as authenticators know it: the origin of the pages, and the domain their keys are for. A key made for another
 * domain never answers here.
 */
@Component
public class RelyingParty {
    private final Environment environment;

    RelyingParty(Environment environment) {
        this.environment = environment;
    }

    /** The pages' origin: the setting, or without one this machine's own name and the web port. */
    public String origin() {
        String set = environment.getProperty("haetae.access.origin", "");
        if (!set.isBlank()) {
            return set.strip();
        }
        String port = environment.getProperty("haetae.web.port", "8080");
        return "http://localhost:" + environment.getProperty("local.server.port", port);
    }

    /** The relying party's id: the setting, or the origin's host. */
    public String id() {
        String set = environment.getProperty("haetae.access.rp-id", "");
        return set.isBlank() ? String.valueOf(URI.create(origin()).getHost()) : set.strip();
    }
}
