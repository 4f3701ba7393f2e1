package kr.haetae.hub.enrolment;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import kr.haetae.hub.access.Approval;
import kr.haetae.hub.access.Caller;
import kr.haetae.hub.directory.CallBackNumber;
import kr.haetae.hub.directory.Organisation;
import org.jspecify.annotations.Nullable;

/** The directory's numbers: entered by one person, confirmed by another, and good for invitations made after that. */
public interface Numbers {
    /** A number with the approval it waits for, if it waits. */
    record Entry(CallBackNumber number, @Nullable Approval open) {}

    /**
     * An organisation's numbers.
     *
     * @throws kr.haetae.hub.frame.Problem ORGANISATION_UNKNOWN if the caller may not see its people
     */
    List<Entry> of(Caller caller, Organisation organisation);

    /**
     * Enters a number and asks another person to confirm it.
     *
     * @param number as people write it; one without a country is Korean
     */
    Entry enter(Caller by, Organisation organisation, String number, String label);

    /** Confirms it. */
    Entry confirm(Caller by, UUID number, String digest);

    /** Takes it out of use. */
    void withdraw(Caller by, UUID number);

    Optional<Entry> find(Caller caller, UUID number);
}
