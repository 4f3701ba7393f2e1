package kr.haetae.hub.verification.answering;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HexFormat;
import java.util.Map;
import java.util.UUID;
import kr.haetae.hub.audit.AuditEntry;
import kr.haetae.hub.audit.AuditEvent;
import kr.haetae.hub.audit.AuditLog;
import kr.haetae.hub.verification.planning.PackedAnswers;
import kr.haetae.hub.verification.sending.Coverage;
import kr.haetae.hub.verification.sending.StoredBatch;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Writes down, once, what became of a question, with its audit entry. */
@Repository
class AnswerBook {
    private final JdbcClient jdbc;
    private final AuditLog audit;

    AnswerBook(JdbcClient jdbc, AuditLog audit) {
        this.jdbc = jdbc;
        this.audit = audit;
    }

    /** Keeps answers; false if the question was answered meanwhile. */
    boolean answered(StoredBatch batch, OpenQuestion question, UUID task, BitSet found, boolean stale, Instant now) {
        BitSet covered = Coverage.of(batch.plan(), question.index().namespaces());
        byte[] answers = PackedAnswers.of(batch.plan(), covered, found);
        byte[] root = PackedAnswers.root(answers);
        UUID entry = UUID.randomUUID();
        int updated = jdbc.sql("""
                        update batch_answer set state = 'ANSWERED', answers = ?, answers_root = ?, stale = ?, answered_at = ?,
                            audit_entry = ?
                        where task_id = ? and state = 'ASKED'
                        """)
                .params(answers, root, stale, now.atOffset(ZoneOffset.UTC), entry, task)
                .update();
        if (updated == 1) {
            Map<String, String> facts = Map.of(
                    "batch", batch.id().toString(),
                    "task", task.toString(),
                    "epoch", String.valueOf(question.index().epoch()),
                    "manifest", question.index().manifestSha256(),
                    "answersRoot", HexFormat.of().formatHex(root),
                    "stale", String.valueOf(stale));
            audit.record(entry, new AuditEntry(AuditEvent.BATCH_ANSWERED, actor(question), question.inCase(), facts));
        }
        return updated == 1;
    }

    /** Keeps that there is no answer and why; false if the question was answered meanwhile. */
    boolean missed(OpenQuestion question, UUID task, String state, @Nullable Integer refusal, Instant now) {
        UUID entry = UUID.randomUUID();
        int updated = jdbc.sql("""
                        update batch_answer set state = ?, refusal = ?, answered_at = ?, audit_entry = ?
                        where task_id = ? and state = 'ASKED'
                        """)
                .params(Arrays.asList(state, refusal, now.atOffset(ZoneOffset.UTC), entry, task))
                .update();
        if (updated == 1) {
            notAnswered(entry, question, task, refusal == null ? state : state + " " + refusal);
        }
        return updated == 1;
    }

    /** Keeps that the exchange lost its index while the question was open; nothing if it was answered meanwhile. */
    void lostIndex(OpenQuestion question, UUID task, Instant now) {
        UUID entry = UUID.randomUUID();
        int updated =
                jdbc.sql("""
                        update batch_answer set state = 'NO_INDEX', task_id = null, answered_at = ?, audit_entry = ?
                        where task_id = ? and state = 'ASKED'
                        """).params(now.atOffset(ZoneOffset.UTC), entry, task).update();
        if (updated == 1) {
            notAnswered(entry, question, task, "NO_INDEX");
        }
    }

    private void notAnswered(UUID entry, OpenQuestion question, UUID task, String why) {
        Map<String, String> facts = Map.of("batch", question.batch().toString(), "task", task.toString(), "why", why);
        audit.record(entry, new AuditEntry(AuditEvent.BATCH_NOT_ANSWERED, actor(question), question.inCase(), facts));
    }

    private static String actor(OpenQuestion question) {
        return "exchange:" + question.index().exchange().name();
    }
}
