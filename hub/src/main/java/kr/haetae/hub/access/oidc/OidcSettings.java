package kr.haetae.hub.access.oidc;

import java.net.URI;
import java.util.Optional;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** The provider of the settings {@code haetae.access.oidc.*}. */
@Component
class OidcSettings {
    private static final String PREFIX = "haetae.access.oidc.";

    private final Environment environment;

    OidcSettings(Environment environment) {
        this.environment = environment;
    }

    /**
     * A provider.
     *
     * @param issuer its identifier, an https URL (http on this machine alone)
     * @param name what people call it
     * @param algorithm of its ID tokens' signatures
     */
    record Provider(String issuer, String clientId, String clientSecret, String name, String algorithm) {
        @Override
        public String toString() {
            return "Provider[" + issuer + "]";
        }
    }

    /** The provider, if one is set. */
    Optional<Provider> provider() {
        String issuer = setting("issuer", "");
        String clientId = setting("client-id", "");
        if (issuer.isEmpty() || clientId.isEmpty()) {
            return Optional.empty();
        }
        String name = setting("name", String.valueOf(URI.create(issuer).getHost()));
        return Optional.of(
                new Provider(issuer, clientId, setting("client-secret", ""), name, setting("algorithm", "RS256")));
    }

    private String setting(String name, String otherwise) {
        return environment.getProperty(PREFIX + name, otherwise).strip();
    }
}
