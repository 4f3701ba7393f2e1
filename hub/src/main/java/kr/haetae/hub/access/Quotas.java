package kr.haetae.hub.access;

/** How much a person and their agency may still do today. */
public interface Quotas {
    /**
     * Takes from the caller's daily quota, in the caller's transaction: what is rolled back was not taken. The day
     * begins at midnight in Seoul. The agency's people are added up without waiting for each other, so what two of them
     * take in the same instant may pass the agency's limit together.
     *
     * @throws kr.haetae.hub.frame.Problem QUOTA_EXCEEDED or AGENCY_QUOTA_EXCEEDED, with Retry-After; the transaction is
     *     to be rolled back then, so that nothing is taken
     */
    void take(Caller caller, Quota quota, long amount);
}
