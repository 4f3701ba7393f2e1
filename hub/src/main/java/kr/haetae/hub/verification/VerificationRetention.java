package kr.haetae.hub.verification;

import java.time.Instant;

/** Ends how long verifications are kept. */
public interface VerificationRetention {
    /**
     * Erases the contents of every verification submitted before a time: inputs, memos, the user's own workbook, answers,
     * seeds and blinded elements, also where an exchange has not answered yet, and what the audit log's rows say of its
     * batches and their answers. Who asked, when, in which case and on which basis stays, and so do the signed headers, what
     * exchanges were told and signed, and the decisions of people. Joins the caller's transaction.
     *
     * @throws org.springframework.transaction.IllegalTransactionStateException if no transaction is open
     */
    Erased eraseSubmittedBefore(Instant time);

    /**
     * What was erased.
     *
     * @param logRows rows of the audit log, whose leaves stay
     */
    record Erased(int verifications, int logRows) {}
}
