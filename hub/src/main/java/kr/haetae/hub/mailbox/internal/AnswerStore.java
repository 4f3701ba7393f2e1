package kr.haetae.hub.mailbox.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import kr.haetae.hub.directory.ExchangeId;
import kr.haetae.hub.mailbox.DeliveryHop;
import kr.haetae.hub.mailbox.TaskKind;
import kr.haetae.hub.mailbox.TaskResult;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** The way of answers back, as SQL: accepted, claimed, processed, or kept beside the one that counts. */
@Repository
class AnswerStore {
    private final JdbcTemplate jdbc;

    AnswerStore(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** Locks a task of that exchange until the transaction ends. */
    Optional<OpenTask> lock(UUID id, ExchangeId exchange) {
        return jdbc
                .query(
                        "select kind, state, answer_envelope, "
                                + "(select max(attachment_bytes) from mailbox_relay where task_id = id) as attached "
                                + "from mailbox_task where id = ? and exchange = ? for update",
                        AnswerStore::openTask,
                        id,
                        exchange.name())
                .stream()
                .findFirst();
    }

    void accept(UUID id, String envelope, byte[] attachment, Instant signedAt, Instant now) {
        jdbc.update(
                "update mailbox_task set state = 'answered', answered_at = ?, answer_signed_at = ?, "
                        + "answer_envelope = ?, answer_attachment = ?, lease_until = null, lease_worker = null "
                        + "where id = ?",
                TaskStore.utc(now),
                TaskStore.utc(signedAt),
                envelope,
                attachment,
                id);
    }

    /** The signed answers kept beside the one that counts. */
    List<String> lateAnswers(UUID id) {
        return jdbc.queryForList(
                "select envelope from mailbox_late_answer where task_id = ? order by id", String.class, id);
    }

    void keepLate(UUID id, String reason, String envelope, Instant now) {
        jdbc.update(
                "insert into mailbox_late_answer (task_id, reason, received_at, envelope) values (?, ?, ?, ?)",
                id,
                reason,
                TaskStore.utc(now),
                envelope);
    }

    List<TaskResult> claim(TaskKind kind, int max, Instant now) {
        return jdbc.query(
                "select id, exchange, kind, subject, answer_envelope, answer_attachment, answered_at "
                        + "from mailbox_task where state = 'answered' and kind = ? "
                        + "and (retry_at is null or retry_at <= ?) order by answered_at, seq limit ? for update skip locked",
                AnswerStore::result,
                kind.name(),
                TaskStore.utc(now),
                max);
    }

    void putOff(UUID id, Instant now) {
        jdbc.update(
                "update mailbox_task set failures = failures + 1, retry_at = ?::timestamptz "
                        + "+ least(300, 2 ^ least(failures, 9)) * interval '1 second' where id = ? and state = 'answered'",
                TaskStore.utc(now),
                id);
    }

    int processed(UUID id, Instant now) {
        return jdbc.update(
                "update mailbox_task set state = 'processed', processed_at = ?, answer_attachment = null "
                        + "where id = ? and state = 'answered'",
                TaskStore.utc(now),
                id);
    }

    List<DeliveryHop> evidence(UUID id) {
        return jdbc.query(
                "select step, at from mailbox_evidence where task_id = ? order by ordinal",
                (row, number) -> new DeliveryHop(DeliveryHop.Step.valueOf(row.getString("step")), instant(row, "at")),
                id);
    }

    private static OpenTask openTask(ResultSet row, int number) throws SQLException {
        return new OpenTask(
                TaskKind.valueOf(row.getString("kind")),
                OpenTask.State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
                row.getString("answer_envelope"),
                row.getObject("attached", Integer.class));
    }

    private static TaskResult result(ResultSet row, int number) throws SQLException {
        return new TaskResult(
                row.getObject("id", UUID.class),
                new ExchangeId(row.getString("exchange")),
                TaskKind.valueOf(row.getString("kind")),
                row.getObject("subject", UUID.class),
                Answers.stored(row.getString("answer_envelope")).orElse(null),
                row.getBytes("answer_attachment"),
                instant(row, "answered_at"));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
