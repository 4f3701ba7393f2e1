package kr.haetae.hub.access;

import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Login with the identity somebody has at an OpenID Connect provider. It counts for the person two others bound it to, and for
 * nobody else; an e-mail address binds nothing.
 */
public interface Identities {
    /**
     * Who somebody is at a provider.
     *
     * @param subject what the provider calls them; says nothing elsewhere
     */
    record Identity(String issuer, String subject) {
        @Override
        public String toString() {
            return "Identity[" + issuer + "]";
        }
    }

    /** Where the browser goes, and the state it must come back with. */
    record Departure(URI to, String state) {
        @Override
        public String toString() {
            return "Departure[]";
        }
    }

    /**
     * Who came back.
     *
     * @param personId who asked to have the identity bound; null: a login
     */
    record Arrival(Identity identity, @Nullable String personId) {}

    /** What people call the provider; empty: none is set. */
    Optional<String> provider();

    /**
     * Sends a browser to the provider.
     *
     * @param personId who asks to have an identity bound; null: a login
     * @throws kr.haetae.hub.frame.Problem NOT_FOUND if no provider is set, IDENTITY_PROVIDER_AWAY
     */
    Departure depart(@Nullable String personId);

    /**
     * Takes back who was away, once.
     *
     * @throws kr.haetae.hub.frame.Problem IDENTITY_REFUSED, IDENTITY_PROVIDER_AWAY
     */
    Arrival arrive(String state, String code);

    /**
     * Logs in whose identity this is.
     *
     * @throws kr.haetae.hub.frame.Problem IDENTITY_UNKNOWN if it is nobody's, or of somebody who is not active
     */
    Sessions.Session logIn(Identity identity);
}
