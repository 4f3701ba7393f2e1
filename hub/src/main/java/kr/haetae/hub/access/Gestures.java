package kr.haetae.hub.access;

import org.jspecify.annotations.Nullable;

/** A fresh proof that the person at the keys is who logged in; one stands for all orders of one request. */
public interface Gestures {
    /**
     * Checks a gesture and answers the caller as proved now. Without one the caller stays as proved as before.
     *
     * @param gesture what the person's authenticator answered; in the demo the word {@code demo}
     * @throws kr.haetae.hub.frame.Problem PROOF_REQUIRED if the gesture proves nothing
     */
    Caller made(Caller caller, @Nullable String gesture);
}
