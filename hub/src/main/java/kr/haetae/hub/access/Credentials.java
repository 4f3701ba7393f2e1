package kr.haetae.hub.access;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
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

    /**
     * Binds an identity at a provider, by the approval that two people gave; in the caller's transaction.
     *
     * @throws kr.haetae.hub.frame.Problem IDENTITY_KNOWN if it is bound already
     */
    Credential bind(String personId, Identities.Identity identity, UUID approval);

    /** Whose identity this is. */
    Optional<String> personOf(Identities.Identity identity);

    /** Revokes one and ends the person's sessions, in the caller's transaction. */
    void revoke(String personId, UUID id);

    /** Revokes all a person has and ends their sessions, in the caller's transaction; answers how many there were. */
    int revokeAll(String personId);
}
