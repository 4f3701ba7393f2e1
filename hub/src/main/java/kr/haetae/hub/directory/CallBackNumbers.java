package kr.haetae.hub.directory;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The numbers organisations are called back on. Everything here happens in the caller's transaction. */
public interface CallBackNumbers {
    /** An organisation's numbers that are not withdrawn, unconfirmed ones too, the oldest first. */
    List<CallBackNumber> of(Organisation organisation);

    Optional<CallBackNumber> find(UUID id);

    /**
     * Enters a number, which does not count until it is confirmed.
     *
     * @throws kr.haetae.hub.frame.Problem ORGANISATION_UNKNOWN, or NUMBER_KNOWN if the organisation has it already
     */
    CallBackNumber enter(Organisation organisation, PhoneNumber number, String label, String by);

    /** Makes it count, by a granted approval of it. */
    void confirm(UUID id, UUID approval, String by);

    /** Takes it out of use. */
    void withdraw(UUID id, String by);
}
