package kr.haetae.hub.verification.results;

import java.util.Map;
import java.util.UUID;
import kr.haetae.hub.access.Caller;
import kr.haetae.hub.audit.AuditEntry;
import kr.haetae.hub.audit.AuditEvent;
import kr.haetae.hub.audit.AuditLog;
import kr.haetae.hub.audit.CaseRef;
import kr.haetae.hub.frame.Problem;
import kr.haetae.hub.frame.ProblemCode;
import kr.haetae.hub.verification.AnswerProof;
import kr.haetae.hub.verification.AnswerProofs;
import kr.haetae.hub.verification.VerificationId;
import kr.haetae.hub.verification.VerificationSummary;
import kr.haetae.hub.verification.planning.ElementRef;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Proves answers to those who may read them. */
@Component
class ProofDesk implements AnswerProofs {
    private final JdbcClient jdbc;
    private final VerificationDesk verifications;
    private final Standing standing;
    private final ProofMaking making;
    private final AuditLog audit;
    private final TransactionTemplate transactions;

    ProofDesk(
            JdbcClient jdbc,
            VerificationDesk verifications,
            Standing standing,
            ProofMaking making,
            AuditLog audit,
            TransactionTemplate transactions) {
        this.jdbc = jdbc;
        this.verifications = verifications;
        this.standing = standing;
        this.making = making;
        this.audit = audit;
        this.transactions = transactions;
    }

    @Override
    public AnswerProof of(Caller caller, VerificationId id, int line, String exchange) {
        VerificationSummary summary = verifications.summary(caller, id);
        Standing.Now now =
                standing.now(id.value(), verifications.asked(caller, id).deadlineSeconds());
        if (line < 1 || line > now.board().layout().rows()) {
            throw new Problem(ProblemCode.INVALID_FIELD, Map.of("field", "line"));
        }
        if (!now.board().exchanges().contains(exchange) || now.board().layout().count(line - 1) == 0) {
            throw new Problem(ProblemCode.ANSWER_NOT_LOGGED);
        }
        AnswerProof proof = proof(id, now.board(), line, exchange, now);
        Map<String, String> facts =
                Map.of("verification", id.toString(), "line", String.valueOf(line), "exchange", exchange);
        CaseRef inCase = new CaseRef(caller.agencyId(), summary.caseId());
        transactions.executeWithoutResult(
                status -> audit.record(new AuditEntry(AuditEvent.ANSWER_PROVED, caller.personId(), inCase, facts)));
        return proof;
    }

    private AnswerProof proof(VerificationId id, Board board, int line, String exchange, Standing.Now now) {
        int candidate = board.deciding(exchange, line - 1, now.silent());
        int ref = board.layout().ref(line - 1, candidate);
        UUID batch = jdbc.sql("select id from batch where verification_id = ? and batch_no = ?")
                .params(id.value(), ElementRef.batchNo(ref))
                .query(UUID.class)
                .single();
        KeptRow row = KeptRow.of(jdbc, id.value(), new int[] {line}).get(0);
        int position = ElementRef.position(ref);
        return new AnswerProof(
                exchange,
                making.lookup(batch, position, exchange),
                making.confirmation(batch, position, exchange, row.chain(candidate), row.memo()));
    }
}
