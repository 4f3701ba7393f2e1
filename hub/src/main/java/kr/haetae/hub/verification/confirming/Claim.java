package kr.haetae.hub.verification.confirming;

/**
 * An address found in an exchange's index, as far as conflicts are concerned.
 *
 * @param group of addresses the same row may mean
 * @param refused whether the exchange was asked to confirm and would not
 */
record Claim(int position, int group, String exchange, State state, boolean refused) {

    /** How far the claim is. */
    enum State {
        /** The other exchanges are awaited. */
        WAITING,
        /** A person decides. */
        HELD,
        /** The exchange was told the address and asked to confirm. */
        ASKED,
        CONFIRMED,
        DENIED
    }

    /** Whether the exchange has been told the address. */
    boolean disclosed() {
        return state == State.ASKED || state == State.CONFIRMED || refused;
    }
}
