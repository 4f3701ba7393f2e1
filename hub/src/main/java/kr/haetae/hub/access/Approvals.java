package kr.haetae.hub.access;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Four eyes, the one mechanism for every sensitive act: one person asks, others approve what they saw, and the act uses the
 * approval up in its own transaction. Nobody approves what they asked for or what is about themselves; the database
 * refuses it too. Every method but the readers runs in the caller's transaction.
 */
public interface Approvals {
    /**
     * What is asked for.
     *
     * @param subject 1 to 128 characters
     * @param digest SHA-256 over everything that is approved, 64 lower-case hex digits
     */
    record Ask(ApprovalKind kind, String subject, @Nullable String subjectPerson, String digest, Set<Seat> seats) {
        public Ask {
            seats = Set.copyOf(seats);
        }
    }

    /**
     * Asks. One approval of a kind is open for a subject at a time.
     *
     * @param askedBy the person in whose name it is asked, who has no say in it
     * @throws kr.haetae.hub.frame.Problem APPROVAL_OPEN
     */
    Approval ask(String askedBy, Ask ask);

    /**
     * Approves; with the last missing approver it is granted.
     *
     * @param digest of what the approver saw
     * @throws kr.haetae.hub.frame.Problem APPROVAL_UNKNOWN, APPROVAL_CLOSED, APPROVAL_NOT_YOURS (the asker, the subject, one
     *     who has voted, one without a seat), APPROVAL_CHANGED (another digest) or PROOF_REQUIRED (the last proof of who
     *     they are is too old)
     */
    Approval approve(Caller approver, UUID id, String digest);

    /** Refuses, which ends it; the rules are those of {@link #approve}. */
    Approval refuse(Caller approver, UUID id, String digest, String reason);

    /** Ends an open one because its act is off, whoever asked; nothing if there is none. */
    void withdraw(ApprovalKind kind, String subject, String by);

    /**
     * Uses a granted approval up, in the transaction of the act it allows.
     *
     * @throws kr.haetae.hub.frame.Problem APPROVAL_CLOSED if it is not granted, was used, has expired, or is for something else
     */
    void use(UUID id, ApprovalKind kind, String subject, String digest);

    Optional<Approval> find(UUID id);

    /** All that are waited for or granted and not used yet, the oldest first; {@code Limit.APPROVALS_PENDING} at most. */
    List<Approval> pending();

    /** The latest of a kind for a subject. */
    Optional<Approval> latest(ApprovalKind kind, String subject);
}
