package kr.haetae.hub.casework;

/** What a legal basis can permit. */
public enum PermittedAction {
    /** Asking which exchange manages an address. */
    VERIFICATION,
    /** Stopping withdrawals for a while. */
    HOLD,
    /** Seizing what a wallet holds. */
    SEIZURE,
    /** Ending a hold. */
    RELEASE,
    /** Receiving a customer's data. */
    DATA
}
