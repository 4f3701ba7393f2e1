package kr.haetae.hub.access;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A sensitive act that was asked for, and what others said to it.
 *
 * @param subject what it is about: the id of a person, a number, an order
 * @param subjectPerson whom it is about, if it is about a person; that person has no say
 * @param digest SHA-256 over everything that is approved, 64 lower-case hex digits
 * @param seats who may have a say
 * @param votes what was said, in order
 * @param used whether the act was done
 */
public record Approval(
        UUID id,
        ApprovalKind kind,
        String subject,
        @Nullable String subjectPerson,
        String digest,
        String askedBy,
        Instant askedAt,
        Instant expiresAt,
        State state,
        Set<Seat> seats,
        List<Vote> votes,
        boolean used) {
    /** How far it is. */
    public enum State {
        OPEN,
        GRANTED,
        REFUSED,
        WITHDRAWN,
        LAPSED
    }

    /** What one person said. */
    public record Vote(String personId, boolean grants, Instant at) {}

    public Approval {
        seats = Set.copyOf(seats);
        votes = List.copyOf(votes);
    }

    /** How many still have to approve. */
    public int missing() {
        return kind.approvers() - (int) votes.stream().filter(Vote::grants).count();
    }

    /** Whether this person may approve or refuse it: they have a seat, did not ask, are not its subject, have not voted. */
    public boolean awaits(Caller caller) {
        return state == State.OPEN
                && !askedBy.equals(caller.personId())
                && !caller.personId().equals(subjectPerson)
                && votes.stream().noneMatch(vote -> vote.personId().equals(caller.personId()))
                && seats.stream().anyMatch(seat -> seat.fits(caller));
    }
}
