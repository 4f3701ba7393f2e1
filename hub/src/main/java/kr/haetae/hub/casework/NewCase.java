package kr.haetae.hub.casework;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A case to be opened.
 *
 * @param title 1 to 200 characters
 * @param purpose what the questions will be for; 1 to 500 characters
 * @param groundValidFrom first day the ground may be used, in Seoul; null: today
 * @param groundValidUntil last day the ground may be used, in Seoul
 */
public record NewCase(
        CaseId id,
        String title,
        LegalBasisCode legalBasis,
        String purpose,
        @Nullable LocalDate groundValidFrom,
        LocalDate groundValidUntil) {}
