package kr.haetae.hub.access;

import java.time.Duration;

/** Every sensitive act that needs more eyes than the two of who asks for it. */
public enum ApprovalKind {
    /** Somebody becomes a person who can log in: two approve besides the one who invited. */
    ENROLMENT(2, Duration.ofDays(14)),
    /** A lost key is replaced: the two people who are awake at night, one asking and one approving. */
    RECOVERY(1, Duration.ofHours(2)),
    /** A suspended person is let in again. */
    SUSPENSION_LIFT(1, Duration.ofDays(3)),
    /** A telephone number becomes one an organisation is called back on. */
    CALL_BACK_NUMBER(1, Duration.ofDays(14)),
    /** An identity at a provider becomes one a person logs in with. */
    IDENTITY(2, Duration.ofDays(3)),
    /** An agency comes in. */
    AGENCY(2, Duration.ofDays(14));

    private final int approvers;
    private final Duration open;

    ApprovalKind(int approvers, Duration open) {
        this.approvers = approvers;
        this.open = open;
    }

    /** How many people must approve, besides the one who asks. */
    public int approvers() {
        return approvers;
    }

    /** How long it may be decided. */
    public Duration open() {
        return open;
    }
}
