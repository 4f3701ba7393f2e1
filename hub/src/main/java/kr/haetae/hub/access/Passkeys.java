package kr.haetae.hub.access;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import kr.haetae.hub.directory.Person;
import org.jspecify.annotations.Nullable;

/**
 * Keys that people's authenticators hold (WebAuthn Level 3). Every answer names a challenge of this hub that was asked a few
 * minutes ago, for this and for nothing else, and uses it up; the authenticator must have verified its person.
 */
public interface Passkeys {
    /**
     * A key that is not revoked.
     *
     * @param name what its owner calls it; null until they gave it a name
     * @param usedAt when it last answered
     * @param synced whether its maker may copy it to the owner's other devices
     */
    record Passkey(
            UUID id,
            @Nullable String name,
            Instant addedAt,
            @Nullable Instant usedAt,
            boolean synced) {}

    /** A person's, the oldest first. */
    List<Passkey> of(String personId);

    /**
     * Asks for a new key.
     *
     * @param boundTo what lets the person leave one: the hash of a one-time token, or their login
     * @return options for {@code navigator.credentials.create}, as JSON
     * @throws kr.haetae.hub.frame.Problem TOO_MANY_PASSKEYS
     */
    String askToRegister(Person person, String boundTo);

    /**
     * Keeps the key an authenticator made, in the caller's transaction.
     *
     * @param answer of the browser, as JSON
     * @param boundTo as it was asked
     * @param name what its owner calls it, 1 to 40 characters; null: nothing yet
     * @throws kr.haetae.hub.frame.Problem PASSKEY_REFUSED
     */
    void register(String personId, String answer, String boundTo, @Nullable String name);

    /** Asks whoever is there; answers options for {@code navigator.credentials.get}, as JSON. */
    String askToLogIn();

    /**
     * Logs in whoever's key answered.
     *
     * @throws kr.haetae.hub.frame.Problem PASSKEY_REFUSED, also if that person is not active
     */
    Sessions.Session logIn(String answer);

    /**
     * Gives a key another name.
     *
     * @throws kr.haetae.hub.frame.Problem KEY_UNKNOWN if it is not this person's
     */
    void rename(String personId, UUID key, String name);

    /**
     * Makes a key void and ends the person's sessions, for one of them may be the finder's.
     *
     * @throws kr.haetae.hub.frame.Problem KEY_UNKNOWN, LAST_KEYS if fewer than needed would be left
     */
    void revoke(String personId, UUID key);

    /** How many a person must have to do anything else. */
    int needed();
}
