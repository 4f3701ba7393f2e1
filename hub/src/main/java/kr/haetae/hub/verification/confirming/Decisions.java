package kr.haetae.hub.verification.confirming;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import kr.haetae.hub.access.Caller;
import kr.haetae.hub.audit.AuditEntry;
import kr.haetae.hub.audit.AuditEvent;
import kr.haetae.hub.audit.AuditLog;
import kr.haetae.hub.casework.CaseId;
import kr.haetae.hub.casework.Cases;
import kr.haetae.hub.casework.LegalCase;
import kr.haetae.hub.frame.Limit;
import kr.haetae.hub.frame.Problem;
import kr.haetae.hub.frame.ProblemCode;
import kr.haetae.hub.verification.Decision;
import kr.haetae.hub.verification.operating.Changes;
import kr.haetae.hub.verification.planning.ElementRef;
import kr.haetae.hub.verification.planning.Layouts;
import kr.haetae.hub.verification.planning.RowLayout;
import kr.haetae.hub.verification.sending.Asking;
import kr.haetae.hub.verification.sending.Batches;
import kr.haetae.hub.verification.sending.Hashes;
import kr.haetae.hub.verification.sending.StoredBatch;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Carries out a person's decision to let one exchange confirm a held hit. */
@Component
public class Decisions {
    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;
    private final Batches batches;
    private final Claims claims;
    private final Layouts layouts;
    private final Asking asking;
    private final Cases cases;
    private final AuditLog audit;
    private final Changes changes;
    private final Clock clock;

    public Decisions(
            JdbcClient jdbc,
            TransactionTemplate transactions,
            Batches batches,
            Claims claims,
            Layouts layouts,
            Asking asking,
            Cases cases,
            AuditLog audit,
            Changes changes,
            Clock clock) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.batches = batches;
        this.claims = claims;
        this.layouts = layouts;
        this.asking = asking;
        this.cases = cases;
        this.audit = audit;
        this.changes = changes;
        this.clock = clock;
    }

    /**
     * Records the decision and asks the exchange, in one transaction. The ground must hold today as it did when the
     * verification was submitted: what is decided here tells an exchange an address.
     *
     * @throws Problem INVALID_FIELD, NOTHING_HELD if that exchange has no held hit in that row, or what
     *     {@link Cases#openFor(Caller, CaseId)} says of the case
     */
    public void decide(Caller caller, UUID verification, Decision decision) {
        RowLayout layout = layouts.of(verification);
        if (decision.line() < 1 || decision.line() > layout.rows()) {
            throw new Problem(ProblemCode.INVALID_FIELD, Map.of("field", "line"));
        }
        String reason = decision.reason().strip();
        if (reason.isEmpty()
                || reason.length() > Limit.DECISION_REASON_CHARACTERS.value()
                || reason.indexOf('\0') >= 0) {
            throw new Problem(ProblemCode.INVALID_FIELD, Map.of("field", "reason"));
        }
        transactions.executeWithoutResult(status -> {
            LegalCase legalCase =
                    cases.openFor(caller, new CaseId(asking.of(verification).caseId()));
            boolean asked = false;
            for (Map.Entry<Integer, List<Integer>> one :
                    byBatch(layout.refs(decision.line() - 1)).entrySet()) {
                asked |= ask(caller, verification, decision, one.getKey(), one.getValue());
            }
            if (!asked) {
                throw new Problem(ProblemCode.NOTHING_HELD);
            }
            keep(caller, verification, decision, reason, legalCase);
        });
        changes.happened(verification);
    }

    private static Map<Integer, List<Integer>> byBatch(int[] refs) {
        Map<Integer, List<Integer>> positions = new TreeMap<>();
        for (int ref : refs) {
            positions
                    .computeIfAbsent(ElementRef.batchNo(ref), batchNo -> new ArrayList<>())
                    .add(ElementRef.position(ref));
        }
        return positions;
    }

    private boolean ask(Caller caller, UUID verification, Decision decision, int batchNo, List<Integer> positions) {
        UUID id = jdbc.sql("select id from batch where verification_id = ? and batch_no = ?")
                .params(verification, batchNo)
                .query(UUID.class)
                .single();
        StoredBatch batch = batches.load(id);
        batches.lockPlannedOrSent(id);
        List<Integer> held = claims.of(batch).stream()
                .filter(claim -> claim.exchange().equals(decision.exchange()))
                .filter(claim -> claim.state() == Claim.State.HELD && positions.contains(claim.position()))
                .map(Claim::position)
                .toList();
        if (!held.isEmpty()) {
            claims.ask(batch, decision.exchange(), held, caller.personId());
        }
        return !held.isEmpty();
    }

    private void keep(Caller caller, UUID verification, Decision decision, String reason, LegalCase legalCase) {
        jdbc.sql("""
                        insert into release_decision (id, verification_id, line, exchange, person_id, reason, decided_at)
                        values (?, ?, ?, ?, ?, ?, ?)
                        """)
                .params(
                        UUID.randomUUID(),
                        verification,
                        decision.line(),
                        decision.exchange(),
                        caller.personId(),
                        reason,
                        clock.instant().atOffset(ZoneOffset.UTC))
                .update();
        jdbc.sql("update verification set completed_at = null where id = ?")
                .param(verification)
                .update();
        Map<String, String> facts = Map.of(
                "verification", verification.toString(),
                "line", String.valueOf(decision.line()),
                "exchange", decision.exchange(),
                "legalBasis", legalCase.legalBasis().value(),
                "reasonSha256", Hashes.sha256Hex(reason));
        audit.record(new AuditEntry(AuditEvent.HELD_HIT_RELEASED, caller.personId(), legalCase.inLog(), facts));
    }
}
