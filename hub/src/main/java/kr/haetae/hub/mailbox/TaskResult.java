package kr.haetae.hub.mailbox;

import java.time.Instant;
import java.util.UUID;
import kr.haetae.hub.directory.ExchangeId;
import kr.haetae.protocol.Envelope;

/** An exchange's accepted answer to a task: signed by the exchange, fitting the task's kind and size. */
public final class TaskResult {
    private final UUID taskId;
    private final ExchangeId exchange;
    private final TaskKind kind;
    private final UUID subject;
    private final Envelope envelope;
    private final byte[] attachment;
    private final Instant receivedAt;

    /**
     * An answer.
     *
     * @param attachment packed evaluated elements, or empty; not copied
     * @param receivedAt when the hub accepted it
     */
    public TaskResult(
            UUID taskId,
            ExchangeId exchange,
            TaskKind kind,
            UUID subject,
            Envelope envelope,
            byte[] attachment,
            Instant receivedAt) {
        this.taskId = taskId;
        this.exchange = exchange;
        this.kind = kind;
        this.subject = subject;
        this.envelope = envelope;
        this.attachment = attachment;
        this.receivedAt = receivedAt;
    }

    public UUID taskId() {
        return taskId;
    }

    public ExchangeId exchange() {
        return exchange;
    }

    public TaskKind kind() {
        return kind;
    }

    public UUID subject() {
        return subject;
    }

    /** What the exchange signed. */
    public Envelope envelope() {
        return envelope;
    }

    /** The bulk bytes the envelope commits to, not copied. */
    public byte[] attachment() {
        return attachment;
    }

    public Instant receivedAt() {
        return receivedAt;
    }

    @Override
    public String toString() {
        return "TaskResult[" + taskId + ", " + kind + "]";
    }
}
