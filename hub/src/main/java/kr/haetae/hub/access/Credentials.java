package kr.haetae.hub.access;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** What people prove themselves with. */
public interface Credentials {
    /** Kinds of credential. */
    enum Kind {
        PASSKEY,
        OIDC,
        /** A demo's, which proves nothing and says so. */
        DEMO
    }

    /** A credential that is not revoked. */
    record Credential(UUID id, String personId, Kind kind, Instant addedAt) {}

    /** A person's credentials that are not revoked. */
    List<Credential> of(String personId);

    /**
     * Adds what a ceremony made, in the caller's transaction.
     *
     * @param reference what the ceremony knows it by, 1 to 1,024 characters; never a secret
     */
    Credential add(String personId, Kind kind, String reference);

    /** Revokes all a person has and ends their sessions, in the caller's transaction; answers how many there were. */
    int revokeAll(String personId);
}
