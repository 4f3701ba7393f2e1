package kr.haetae.hub.casework;

import java.util.List;
import kr.haetae.hub.access.Caller;

/** The cases, each seen by its own agency only. */
public interface Cases {
    /**
     * The case, if a verification may be asked in it today. Say so in the audit entry of what is done with it.
     *
     * @throws kr.haetae.hub.frame.Problem CASE_UNKNOWN (another agency's too), CASE_CLOSED, LEGAL_BASIS_EXPIRED,
     *     LEGAL_BASIS_NOT_YET, LEGAL_BASIS_DISABLED or LEGAL_BASIS_FORBIDS
     */
    default LegalCase openFor(Caller caller, CaseId id) {
        return openFor(caller, id, PermittedAction.VERIFICATION);
    }

    /** As {@link #openFor(Caller, CaseId)}, for another act. */
    LegalCase openFor(Caller caller, CaseId id, PermittedAction action);

    /** Whether the act is still permitted in the case today: for what the hub does later, on an act that was. */
    boolean permits(String agencyId, CaseId id, PermittedAction action);

    /**
     * A case to look at, open or not; the reading is recorded.
     *
     * @throws kr.haetae.hub.frame.Problem CASE_UNKNOWN
     */
    LegalCase read(Caller caller, CaseId id);

    /** The caller's agency's cases, newest first; the reading is recorded. */
    List<LegalCase> list(Caller caller, int limit, int offset);

    /**
     * Opens a case.
     *
     * @throws kr.haetae.hub.frame.Problem CASE_EXISTS, INVALID_FIELD, or what {@link #openFor(Caller, CaseId)} says of
     *     its legal basis
     */
    LegalCase open(Caller caller, NewCase wanted);
}
