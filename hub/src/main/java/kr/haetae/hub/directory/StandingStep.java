package kr.haetae.hub.directory;

import static kr.haetae.hub.directory.Standing.ACCEPTED;
import static kr.haetae.hub.directory.Standing.ACTIVE;
import static kr.haetae.hub.directory.Standing.CALLED_BACK;
import static kr.haetae.hub.directory.Standing.INVITED;
import static kr.haetae.hub.directory.Standing.LAPSED;
import static kr.haetae.hub.directory.Standing.LEFT;
import static kr.haetae.hub.directory.Standing.NEW;
import static kr.haetae.hub.directory.Standing.RECOVERING;
import static kr.haetae.hub.directory.Standing.SUSPENDED;

import java.util.Optional;
import java.util.Set;
import kr.haetae.hub.audit.AuditEvent;

/** Every step a person's standing can take. The database holds the same table and refuses all others. */
public enum StandingStep {
    /** Invited, or invited again. */
    INVITE(INVITED, AuditEvent.PERSON_INVITED),
    /** Redeemed the invitation. */
    ACCEPT(ACCEPTED, AuditEvent.PERSON_ACCEPTED),
    /** Was called back. */
    CALL_BACK(CALLED_BACK, AuditEvent.PERSON_CALLED_BACK),
    /** Two people approved. */
    ENROL(ACTIVE, AuditEvent.PERSON_ENROLLED),
    /** The invitation came to nothing. */
    LAPSE(LAPSED, AuditEvent.PERSON_LAPSED),
    /** Shut out at once, by one person. */
    SUSPEND(SUSPENDED, AuditEvent.PERSON_SUSPENDED),
    /** Let in again, by two. */
    LIFT(ACTIVE, AuditEvent.PERSON_REINSTATED),
    /** A lost key: the old ones are void, a token for a new one is issued. */
    RECOVER(RECOVERING, AuditEvent.PERSON_RECOVERING),
    /** Left a new key. */
    REGAIN(ACTIVE, AuditEvent.PERSON_REGAINED),
    /** Left the organisation. */
    LEAVE(LEFT, AuditEvent.PERSON_LEFT),
    /** Named at the console of a hub that had nobody yet; waits for the first key as for a lost one. */
    FOUND(RECOVERING, AuditEvent.PERSON_FOUNDED),
    /** Put there by a demo, whose database alone knows this step. */
    SEED(ACTIVE, AuditEvent.PERSON_SEEDED);

    private final Standing to;
    private final AuditEvent event;

    StandingStep(Standing to, AuditEvent event) {
        this.to = to;
        this.event = event;
    }

    /** Where the step leads from a standing; empty if it cannot be taken there. */
    public Optional<Standing> from(Standing standing) {
        return origins().contains(standing) ? Optional.of(to) : Optional.empty();
    }

    /** Standings it can be taken from. */
    public Set<Standing> origins() {
        return switch (this) {
            case INVITE -> Set.of(NEW, LEFT, LAPSED);
            case ACCEPT -> Set.of(INVITED);
            case CALL_BACK -> Set.of(ACCEPTED);
            case ENROL -> Set.of(CALLED_BACK);
            case LAPSE -> Set.of(INVITED, ACCEPTED, CALLED_BACK);
            case SUSPEND -> Set.of(ACTIVE, RECOVERING);
            case LIFT -> Set.of(SUSPENDED);
            case RECOVER -> Set.of(ACTIVE, RECOVERING);
            case REGAIN -> Set.of(RECOVERING);
            case LEAVE -> Set.of(ACTIVE, SUSPENDED, RECOVERING);
            case FOUND, SEED -> Set.of(NEW);
        };
    }

    public Standing to() {
        return to;
    }

    /** What the audit log calls it. */
    public AuditEvent event() {
        return event;
    }
}
