package kr.haetae.hub.mailbox.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import kr.haetae.hub.directory.ExchangeId;
import kr.haetae.hub.mailbox.NewTask;
import kr.haetae.hub.mailbox.TaskKind;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** The way of tasks to their exchange, as SQL: submitted, leased, relayed, withdrawn. */
@Repository
class TaskStore {
    private static final String INSERT = """
            insert into mailbox_task (id, exchange, kind, subject, submitted_at) values (?, ?, ?, ?, ?)
            """;
    /** The index on due tasks gives them in order; those another poll is taking are passed over. */
    private static final String LEASE = """
            update mailbox_task t set state = 'leased', attempts = attempts + 1, lease_until = ?, lease_worker = ?
            from (select id as due_id from mailbox_task
                  where exchange = ? and state in ('queued', 'leased')
                    and (state = 'queued' or lease_until <= ?)
                  order by urgency, seq limit ? for update skip locked) due
            where t.id = due.due_id
            returning t.id, t.kind, t.subject, t.attempts, t.urgency, t.seq
            """;

    /** A lost lease costs a second delivery and nothing else: its commit does not wait for the disk. */
    private static final String LEASE_IN_ORDER = "with leased as (" + LEASE + ") "
            + "select id, kind, subject, attempts, set_config('synchronous_commit', 'off', true) "
            + "from leased order by urgency, seq";

    private final JdbcTemplate jdbc;

    TaskStore(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    void insert(List<NewTask> tasks, Instant now) {
        jdbc.batchUpdate(INSERT, tasks, tasks.size(), (row, task) -> {
            row.setObject(1, task.id());
            row.setString(2, task.exchange().name());
            row.setString(3, task.kind().name());
            row.setObject(4, task.subject());
            row.setObject(5, utc(now));
        });
    }

    /**
     * Leases what is due, in order: never leased, or leased to the end. One statement, a transaction by itself.
     *
     * @param worker who gets it, null if it did not say
     */
    List<LeasedTask> lease(ExchangeId exchange, @Nullable String worker, int max, Instant now, Instant until) {
        return jdbc.query(LEASE_IN_ORDER, TaskStore::leased, utc(until), worker, exchange.name(), utc(now), max);
    }

    /** Ends every lease a worker has, for it is gone. */
    void endLeases(ExchangeId exchange, String worker) {
        jdbc.update(
                "update mailbox_task set state = 'queued', lease_until = null, lease_worker = null "
                        + "where exchange = ? and state = 'leased' and lease_worker = ?",
                exchange.name(),
                worker);
    }

    void relayed(List<Relay> relays, Instant now) {
        jdbc.batchUpdate(
                "insert into mailbox_relay (task_id, attempt, at, envelope_sha256, attachment_bytes, envelope) "
                        + "values (?, ?, ?, ?, ?, ?)",
                relays,
                relays.size(),
                (row, relay) -> {
                    row.setObject(1, relay.taskId());
                    row.setInt(2, relay.attempt());
                    row.setObject(3, utc(now));
                    row.setString(4, relay.envelopeSha256());
                    row.setInt(5, relay.attachmentBytes());
                    row.setString(6, relay.envelope());
                });
    }

    boolean wasRelayed(UUID task, String envelopeSha256) {
        return Boolean.TRUE.equals(jdbc.queryForObject(
                "select exists (select from mailbox_relay where task_id = ? and envelope_sha256 = ?)",
                Boolean.class,
                task,
                envelopeSha256));
    }

    /** Erases the envelopes kept of tasks, not their hashes. */
    void eraseEnvelopes(Collection<UUID> tasks) {
        jdbc.batchUpdate(
                "update mailbox_relay set envelope = null where task_id = ? and envelope is not null",
                tasks,
                Math.max(1, tasks.size()),
                (row, task) -> row.setObject(1, task));
    }

    /** Gives back a lease whose task could not be handed over. */
    void giveBack(List<LeasedTask> tasks) {
        jdbc.batchUpdate(
                "update mailbox_task set state = 'queued', lease_until = null, lease_worker = null "
                        + "where id = ? and state = 'leased' and attempts = ?",
                tasks,
                tasks.size(),
                (row, task) -> {
                    row.setObject(1, task.id());
                    row.setInt(2, task.attempt());
                });
    }

    void withdraw(Collection<UUID> ids, Instant now) {
        jdbc.batchUpdate(
                "update mailbox_task set state = 'withdrawn', withdrawn_at = ?, lease_until = null, "
                        + "lease_worker = null, answer_attachment = null "
                        + "where id = ? and state in ('queued', 'leased', 'answered')",
                ids,
                Math.max(1, ids.size()),
                (row, id) -> {
                    row.setObject(1, utc(now));
                    row.setObject(2, id);
                });
    }

    int withdrawSubmittedBefore(Instant time, Instant now) {
        return jdbc.update(
                "update mailbox_task set state = 'withdrawn', withdrawn_at = ?, lease_until = null, "
                        + "lease_worker = null, answer_attachment = null "
                        + "where submitted_at < ? and state in ('queued', 'leased', 'answered')",
                utc(now),
                utc(time));
    }

    void notifyNodes(String channel, String payload) {
        jdbc.query("select pg_notify(?, ?)", row -> {}, channel, payload);
    }

    static OffsetDateTime utc(Instant time) {
        return time.atOffset(ZoneOffset.UTC);
    }

    private static LeasedTask leased(ResultSet row, int number) throws SQLException {
        return new LeasedTask(
                row.getObject("id", UUID.class),
                TaskKind.valueOf(row.getString("kind")),
                row.getObject("subject", UUID.class),
                row.getInt("attempts"));
    }
}
