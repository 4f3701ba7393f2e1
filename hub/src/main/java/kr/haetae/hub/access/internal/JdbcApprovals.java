package kr.haetae.hub.access.internal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import kr.haetae.hub.access.Approval;
import kr.haetae.hub.access.ApprovalKind;
import kr.haetae.hub.access.Approvals;
import kr.haetae.hub.access.Caller;
import kr.haetae.hub.audit.AuditEntry;
import kr.haetae.hub.audit.AuditEvent;
import kr.haetae.hub.audit.AuditLog;
import kr.haetae.hub.frame.Limit;
import kr.haetae.hub.frame.Problem;
import kr.haetae.hub.frame.ProblemCode;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

@Component
class JdbcApprovals implements Approvals {
    private static final Duration FRESH = Duration.ofSeconds(Limit.PROOF_SECONDS.value());

    private final ApprovalTable table;
    private final AuditLog audit;
    private final Clock clock;

    JdbcApprovals(ApprovalTable table, AuditLog audit, Clock clock) {
        this.table = table;
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public Approval ask(String askedBy, Ask ask) {
        OffsetDateTime now = OffsetDateTime.now(clock);
        table.lapse(ask.kind(), ask.subject(), now);
        UUID id = table.add(askedBy, ask, now);
        Approval asked = table.find(id).orElseThrow();
        record(AuditEvent.APPROVAL_ASKED, askedBy, asked);
        return asked;
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public Approval approve(Caller approver, UUID id, String digest) {
        Approval approval = votable(approver, id, digest);
        table.vote(approval, approver, null, OffsetDateTime.now(clock));
        record(AuditEvent.APPROVAL_GIVEN, approver.personId(), approval);
        return approval.missing() == 1 ? decide(approval, Approval.State.GRANTED, approver.personId()) : again(id);
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public Approval refuse(Caller approver, UUID id, String digest, String reason) {
        Approval approval = votable(approver, id, digest);
        table.vote(approval, approver, reason, OffsetDateTime.now(clock));
        return decide(approval, Approval.State.REFUSED, approver.personId());
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void withdraw(ApprovalKind kind, String subject, String by) {
        latest(kind, subject)
                .flatMap(known -> table.lock(known.id()))
                .filter(approval -> approval.state() == Approval.State.OPEN)
                .ifPresent(approval -> decide(approval, Approval.State.WITHDRAWN, by));
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void use(UUID id, ApprovalKind kind, String subject, String digest) {
        boolean granted = table.lock(id)
                .filter(approval -> approval.state() == Approval.State.GRANTED && !approval.used())
                .filter(approval ->
                        approval.kind() == kind && approval.subject().equals(subject))
                .filter(approval ->
                        approval.digest().equals(digest) && clock.instant().isBefore(approval.expiresAt()))
                .isPresent();
        if (!granted) {
            throw new Problem(ProblemCode.APPROVAL_CLOSED);
        }
        table.use(id, OffsetDateTime.now(clock));
    }

    @Override
    public Optional<Approval> find(UUID id) {
        return table.find(id);
    }

    @Override
    public List<Approval> pending() {
        return table.pending(OffsetDateTime.now(clock));
    }

    @Override
    public Optional<Approval> latest(ApprovalKind kind, String subject) {
        return table.latest(kind, subject);
    }

    /** The approval, locked, if this person may vote on it now. */
    private Approval votable(Caller voter, UUID id, String digest) {
        Approval approval = table.lock(id).orElseThrow(() -> new Problem(ProblemCode.APPROVAL_UNKNOWN));
        Instant now = clock.instant();
        if (approval.state() != Approval.State.OPEN || !now.isBefore(approval.expiresAt())) {
            throw new Problem(ProblemCode.APPROVAL_CLOSED);
        }
        if (!approval.awaits(voter)) {
            throw new Problem(ProblemCode.APPROVAL_NOT_YOURS);
        }
        if (!approval.digest().equals(digest)) {
            throw new Problem(ProblemCode.APPROVAL_CHANGED);
        }
        if (voter.provedAt().isBefore(now.minus(FRESH))) {
            throw new Problem(ProblemCode.PROOF_REQUIRED, Map.of("seconds", FRESH.toSeconds()));
        }
        return approval;
    }

    private Approval decide(Approval approval, Approval.State state, @Nullable String by) {
        table.decide(approval.id(), state, OffsetDateTime.now(clock));
        AuditEvent event = switch (state) {
            case GRANTED -> AuditEvent.APPROVAL_GRANTED;
            case REFUSED -> AuditEvent.APPROVAL_REFUSED;
            default -> AuditEvent.APPROVAL_WITHDRAWN;
        };
        record(event, by == null ? AuditEntry.HUB : by, approval);
        return again(approval.id());
    }

    private Approval again(UUID id) {
        return table.find(id).orElseThrow();
    }

    private void record(AuditEvent event, String by, Approval approval) {
        audit.record(new AuditEntry(
                event,
                by,
                null,
                Map.of(
                        "approval", approval.id().toString(),
                        "kind", approval.kind().name(),
                        "subject", approval.subject(),
                        "digest", approval.digest())));
    }
}
