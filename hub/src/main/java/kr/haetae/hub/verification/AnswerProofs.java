package kr.haetae.hub.verification;

import kr.haetae.hub.access.Caller;

/** Makes an answer provable whole: from the address asked about to the signed head of the audit log. */
public interface AnswerProofs {
    /**
     * The proof of one exchange's answer to one row; reading it is recorded.
     *
     * @param line from 1
     * @throws kr.haetae.hub.frame.Problem VERIFICATION_UNKNOWN (another agency's too), VERIFICATION_ERASED, INVALID_FIELD,
     *     ANSWER_NOT_LOGGED while there is none in the log
     */
    AnswerProof of(Caller caller, VerificationId id, int line, String exchange);
}
