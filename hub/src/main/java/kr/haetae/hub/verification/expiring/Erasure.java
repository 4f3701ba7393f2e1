package kr.haetae.hub.verification.expiring;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import kr.haetae.hub.audit.AuditEvent;
import kr.haetae.hub.audit.LogErasure;
import kr.haetae.hub.mailbox.Mailbox;
import kr.haetae.hub.verification.VerificationRetention;
import kr.haetae.hub.verification.sending.BatchKeys;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Leaves of an expired verification what says that it happened, and nothing of what it was about. */
@Component
class Erasure implements VerificationRetention {
    /** Rows whose contents are erased with their verification. */
    private static final List<String> DELETED_OF_VERIFICATION = List.of(
            "delete from verification_row where verification_id = any(?::uuid[])",
            "delete from verification_workbook where verification_id = any(?::uuid[])",
            "delete from confirmation_item where confirmation_id in "
                    + "(select id from confirmation where verification_id = any(?::uuid[]))",
            "delete from claim where verification_id = any(?::uuid[])",
            "delete from batch_answer where verification_id = any(?::uuid[])",
            "delete from batch where verification_id = any(?::uuid[]) and state = 'PLANNED'");
    /** A task may be younger than its verification: asked again, or to confirm by a late decision. */
    private static final String OPEN_TASKS = """
            select task_id from batch_answer where verification_id = any(?::uuid[]) and state = 'ASKED'
            union all
            select task_id from confirmation where verification_id = any(?::uuid[]) and state = 'ASKED'
            union all
            select a.task_id from batch_answer a join batch b on b.id = a.batch_id
            where b.verification_id is null and b.planned_at < ? and a.state = 'ASKED'
            """;

    /** What the audit log says of batches and of the answers to them: of misses too. */
    private static final Set<AuditEvent> OF_BATCHES = Set.of(
            AuditEvent.BATCH_SENT,
            AuditEvent.BATCH_ANSWERED,
            AuditEvent.BATCH_ASKED_AGAIN,
            AuditEvent.BATCH_NOT_ANSWERED);

    private static final Duration LATE_ROWS = Duration.ofDays(2);

    private final JdbcClient jdbc;
    private final BatchKeys batchKeys;
    private final Mailbox mailbox;
    private final LogErasure log;
    private final Clock clock;

    Erasure(JdbcClient jdbc, BatchKeys batchKeys, Mailbox mailbox, LogErasure log, Clock clock) {
        this.jdbc = jdbc;
        this.batchKeys = batchKeys;
        this.mailbox = mailbox;
        this.log = log;
        this.clock = clock;
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public Erased eraseSubmittedBefore(Instant time) {
        OffsetDateTime before = time.atOffset(ZoneOffset.UTC);
        String[] expired = expire(before);
        withdrawTasks(expired, before);
        for (String delete : DELETED_OF_VERIFICATION) {
            jdbc.sql(delete).param(expired).update();
        }
        jdbc.sql(
                        "update batch set wrapped_seed = '', inputs = '', elements = null where verification_id = any(?::uuid[])")
                .param(expired)
                .update();
        jdbc.sql("delete from batch where verification_id is null and planned_at < ?")
                .param(before)
                .update();
        mailbox.eraseRequests(jdbc.sql("select task_id from confirmation where verification_id = any(?::uuid[])")
                .param(expired)
                .query(UUID.class)
                .list());
        batchKeys.forget();
        return new Erased(expired.length, eraseInLog());
    }

    /** Rows that had no place in the log when their verification was erased are found by the sweeps of the next days. */
    private int eraseInLog() {
        Instant now = clock.instant();
        List<String> batches = jdbc.sql("""
                        select b.id::text from batch b join verification v on v.id = b.verification_id
                        where v.erased_at >= ?
                        """)
                .param(now.minus(LATE_ROWS).atOffset(ZoneOffset.UTC))
                .query(String.class)
                .list();
        return log.erase(OF_BATCHES, "batch", batches, now);
    }

    /** Nothing of an erased verification can be asked any more. */
    private void withdrawTasks(String[] expired, OffsetDateTime before) {
        List<UUID> tasks = jdbc.sql(OPEN_TASKS)
                .param(1, expired)
                .param(2, expired)
                .param(3, before)
                .query(UUID.class)
                .list();
        mailbox.withdraw(tasks);
    }

    /** The digest goes too: with a guess at the addresses it could be tested. */
    private String[] expire(OffsetDateTime before) {
        OffsetDateTime now = OffsetDateTime.now(clock);
        return jdbc.sql("""
                        update verification set erased_at = ?, completed_at = coalesce(completed_at, ?), layout = '',
                            file_name = null, idempotency_key = null, list_salt = null, request_sha256 = decode(repeat('00', 32), 'hex')
                        where submitted_at < ? and erased_at is null returning id
                        """).params(now, now, before).query(UUID.class).list().stream()
                .map(UUID::toString)
                .toArray(String[]::new);
    }
}
