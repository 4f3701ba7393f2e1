package kr.haetae.hub.verification;

import kr.haetae.hub.casework.CaseId;
import org.jspecify.annotations.Nullable;

/**
 * A request to verify addresses.
 *
 * @param caseId the case it belongs to, with a legal basis that permits verification
 * @param purpose why, in the asker's words, at most 500 characters; the case's own purpose where null
 * @param deadlineSeconds after how long a silence an exchange counts as <em>no answer</em>, 1 to 600
 * @param input the addresses
 * @param idempotencyKey the same key again from the same person gives the same verification; 1 to 200 characters
 */
public record Submission(
        CaseId caseId,
        @Nullable String purpose,
        int deadlineSeconds,
        AddressInput input,
        @Nullable String idempotencyKey) {
    /** The deadline where none is asked for. */
    public static final int DEFAULT_DEADLINE_SECONDS = 30;
}
