package kr.haetae.hub.verification;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A verification in a list.
 *
 * @param askedBy the person's display name
 * @param source {@code paste}, {@code rows}, {@code csv}, {@code xlsx} or {@code json}
 * @param fileName of an upload
 * @param blankLines lines between the rows that held nothing and are no rows
 * @param erasedAt when its contents were erased because their term was over; null while they are kept
 */
public record VerificationSummary(
        VerificationId id,
        String caseId,
        String legalBasis,
        String purpose,
        String askedBy,
        String source,
        @Nullable String fileName,
        int rows,
        int blankLines,
        int deadlineSeconds,
        Instant submittedAt,
        @Nullable Instant completedAt,
        @Nullable Instant erasedAt) {}
