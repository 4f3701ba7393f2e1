package kr.haetae.hub.verification;

import java.time.Instant;

/** Ends how long verifications are kept. */
public interface VerificationRetention {
    /**
     * Erases the contents of every verification submitted before a time: inputs, memos, the user's own workbook, answers,
     * seeds and blinded elements, also where an exchange has not answered yet. Who asked, when, in which case and on which
     * basis stays, and so do the signed headers and the decisions of people. Joins the caller's transaction.
     *
     * @return how many verifications were erased
     * @throws org.springframework.transaction.IllegalTransactionStateException if no transaction is open
     */
    int eraseSubmittedBefore(Instant time);
}
