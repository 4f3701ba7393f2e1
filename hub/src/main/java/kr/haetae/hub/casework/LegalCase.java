package kr.haetae.hub.casework;

import java.time.Instant;
import java.time.LocalDate;
import kr.haetae.hub.audit.CaseRef;

/**
 * A case under investigation, with the ground it stands on.
 *
 * @param agencyId whose case it is
 * @param purpose what the questions asked in it are for
 * @param groundValidFrom first day its ground may be used, in Seoul
 * @param groundValidUntil last day its ground may be used, in Seoul
 */
public record LegalCase(
        CaseId id,
        String agencyId,
        String title,
        LegalBasisCode legalBasis,
        String purpose,
        Status status,
        LocalDate groundValidFrom,
        LocalDate groundValidUntil,
        Instant openedAt) {
    /** The case as the audit log names it. */
    public CaseRef inLog() {
        return new CaseRef(agencyId, id.value());
    }

    /** Whether anything may still be done in it. */
    public enum Status {
        OPEN,
        CLOSED
    }
}
