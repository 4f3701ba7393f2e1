package kr.haetae.hub.mailbox;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import kr.haetae.hub.directory.ExchangeId;
import kr.haetae.protocol.Message;
import org.jspecify.annotations.Nullable;

/** An exchange's accepted answer to a task: signed by the exchange, fitting the task's kind and size. */
public final class TaskResult {
    private final UUID taskId;
    private final ExchangeId exchange;
    private final TaskKind kind;
    private final UUID subject;
    private final @Nullable Message message;
    private final byte[] attachment;
    private final Instant receivedAt;

    /**
     * An answer.
     *
     * @param message what the exchange signed; null if what is stored cannot be read any more
     * @param attachment packed evaluated elements, or empty; not copied
     * @param receivedAt when the hub accepted it
     */
    public TaskResult(
            UUID taskId,
            ExchangeId exchange,
            TaskKind kind,
            UUID subject,
            @Nullable Message message,
            byte[] attachment,
            Instant receivedAt) {
        this.taskId = taskId;
        this.exchange = exchange;
        this.kind = kind;
        this.subject = subject;
        this.message = message;
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

    /** What the exchange signed; empty if what is stored cannot be read any more, which is a malformed answer. */
    public Optional<Message> message() {
        return Optional.ofNullable(message);
    }

    /** The bulk bytes the message commits to, not copied. */
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
