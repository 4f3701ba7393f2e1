package kr.haetae.hub.verification.sending;

import java.sql.Types;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import kr.haetae.hub.audit.AuditEntry;
import kr.haetae.hub.audit.AuditEvent;
import kr.haetae.hub.audit.AuditLog;
import kr.haetae.hub.directory.ExchangeId;
import kr.haetae.hub.mailbox.Mailbox;
import kr.haetae.hub.mailbox.NewTask;
import kr.haetae.hub.mailbox.TaskKind;
import kr.haetae.hub.tagindex.EpochRef;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What was asked of whom: one row for each batch and exchange. */
@Repository
public class Questions {
    private final JdbcClient jdbc;
    private final JdbcTemplate template;
    private final Mailbox mailbox;
    private final AuditLog audit;

    public Questions(JdbcClient jdbc, JdbcTemplate template, Mailbox mailbox, AuditLog audit) {
        this.jdbc = jdbc;
        this.template = template;
        this.mailbox = mailbox;
        this.audit = audit;
    }

    /** Asks every exchange that has an index; the others give <em>no answer</em>. */
    void ask(StoredBatch batch, Collection<EpochRef> indexes, Collection<ExchangeId> withoutIndex, Instant now) {
        List<Object[]> rows = new ArrayList<>();
        List<NewTask> tasks = new ArrayList<>();
        for (EpochRef index : indexes) {
            PinnedIndex.keep(jdbc, index);
            NewTask task = new NewTask(UUID.randomUUID(), index.exchange(), TaskKind.EVALUATE, batch.id());
            tasks.add(task);
            rows.add(row(batch, index.exchange(), "ASKED", now, task, index));
        }
        for (ExchangeId exchange : withoutIndex) {
            rows.add(row(batch, exchange, "NO_INDEX", now, null, null));
        }
        template.batchUpdate("""
                insert into batch_answer (batch_id, exchange, verification_id, state, asked_at, answered_at, task_id,
                    index_id, covered)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?)
                """, rows, new int[] {
            Types.OTHER,
            Types.VARCHAR,
            Types.OTHER,
            Types.VARCHAR,
            Types.TIMESTAMP_WITH_TIMEZONE,
            Types.TIMESTAMP_WITH_TIMEZONE,
            Types.OTHER,
            Types.OTHER,
            Types.BINARY
        });
        mailbox.submit(tasks);
    }

    private static Object[] row(
            StoredBatch batch,
            ExchangeId exchange,
            String state,
            Instant now,
            @Nullable NewTask task,
            @Nullable EpochRef index) {
        return new Object[] {
            batch.id(),
            exchange.name(),
            batch.verificationId(),
            state,
            now.atOffset(ZoneOffset.UTC),
            index == null ? now.atOffset(ZoneOffset.UTC) : null,
            task == null ? null : task.id(),
            index == null ? null : index.indexId(),
            index == null ? null : Coverage.of(batch.plan(), index.namespaces()).toByteArray()
        };
    }

    /** Asks one exchange again under another index; the batch stays the same, so its elements do too. */
    public void askAgain(StoredBatch batch, EpochRef index) {
        PinnedIndex.keep(jdbc, index);
        NewTask task = new NewTask(UUID.randomUUID(), index.exchange(), TaskKind.EVALUATE, batch.id());
        jdbc.sql("""
                        update batch_answer set task_id = ?, index_id = ?, covered = ?
                        where batch_id = ? and exchange = ? and state = 'ASKED'
                        """)
                .params(
                        task.id(),
                        index.indexId(),
                        Coverage.of(batch.plan(), index.namespaces()).toByteArray(),
                        batch.id(),
                        index.exchange().name())
                .update();
        mailbox.submit(List.of(task));
        Map<String, String> facts = Map.of(
                "batch", batch.id().toString(),
                "task", task.id().toString(),
                "exchange", index.exchange().name(),
                "epoch", String.valueOf(index.epoch()),
                "manifest", index.manifestSha256());
        audit.record(new AuditEntry(AuditEvent.BATCH_ASKED_AGAIN, AuditEntry.HUB, batch.inCase(), facts));
    }

    /** Batches asked since a time that one of these exchanges has still to answer. */
    int unansweredSince(Instant since, Collection<ExchangeId> exchanges) {
        return jdbc.sql("""
                        select count(distinct batch_id) from batch_answer
                        where state = 'ASKED' and asked_at > ? and verification_id is not null and exchange = any(?)
                        """)
                .params(
                        since.atOffset(ZoneOffset.UTC),
                        exchanges.stream().map(ExchangeId::name).toArray(String[]::new))
                .query(Integer.class)
                .single();
    }
}
