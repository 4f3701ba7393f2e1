package kr.haetae.hub.access;

import kr.haetae.hub.frame.Limit;

/** How much one person may still do today. */
public interface Quotas {
    /**
     * Takes from the caller's daily quota, in the caller's transaction: what is rolled back was not taken. The day
     * begins at midnight in Seoul.
     *
     * @param limit the quota; its value is the most a day allows
     * @throws kr.haetae.hub.frame.Problem QUOTA_EXCEEDED, with Retry-After; nothing is taken then
     */
    void take(Caller caller, Limit limit, long amount);
}
