package kr.haetae.hub.enrolment;

import java.util.List;
import kr.haetae.hub.access.Approval;
import kr.haetae.hub.access.Caller;
import kr.haetae.hub.directory.Agency;
import org.jspecify.annotations.Nullable;

/** How an agency comes in: an operator asks, two others approve. Its numbers and its people follow, each in their own way. */
public interface Agencies {
    /**
     * An agency asked for or let in.
     *
     * @param open the approval it waits for; null once it is in
     */
    record Entry(Agency agency, @Nullable Approval open) {}

    /** All, those waiting first. */
    List<Entry> list();

    /**
     * Asks for an agency.
     *
     * @throws kr.haetae.hub.frame.Problem AGENCY_KNOWN, INVALID_FIELD for an id that is none
     */
    Entry ask(Caller by, Agency agency);

    /** Approves; with the second approval it is let in. */
    Entry approve(Caller by, String id, String digest);

    /** Refuses, which ends the request; it may be asked again. */
    void refuse(Caller by, String id, String digest, String reason);
}
