package kr.haetae.hub.access;

import org.jspecify.annotations.Nullable;

/** A fresh proof that the person at the keys is who logged in; one stands for all that is decided in one request. */
public interface Gestures {
    /**
     * Asks the person's authenticators for a gesture.
     *
     * @return options for {@code navigator.credentials.get}, as JSON (WebAuthn Level 3, section 5.1.9)
     */
    String ask(Caller caller, Intent intent);

    /**
     * Checks a gesture, which is used up, and answers the caller as proved now. Whoever has a passkey must make one;
     * in the demo people without any may give the stand-in {@code demo}, or leave it out and stay as proved as before.
     *
     * @param gesture what the person's authenticator answered, as JSON
     * @throws kr.haetae.hub.frame.Problem PROOF_REQUIRED if there is none where one is needed, PASSKEY_REFUSED if it proves
     *     nothing or something else
     */
    Caller made(Caller caller, @Nullable String gesture, Intent intent);

    /** How this person makes one. */
    Way wayOf(Caller caller);

    /** How gestures are made. */
    enum Way {
        PASSKEY,
        /** The demo's stand-in, which proves nothing and says so. */
        STAND_IN,
        /** None: this person has nothing to prove anything with. */
        NONE
    }
}
