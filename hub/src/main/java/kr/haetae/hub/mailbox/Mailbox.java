package kr.haetae.hub.mailbox;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import kr.haetae.hub.directory.ExchangeId;

/** Durable tasks for exchanges and their signed answers. A task committed is delivered until it is answered. */
public interface Mailbox {
    /**
     * Puts tasks into their exchanges' mailboxes, in this order, within the caller's transaction; after its commit
     * waiting polls are woken.
     *
     * @throws org.springframework.transaction.IllegalTransactionStateException if no transaction is open
     */
    void submit(List<NewTask> tasks);

    /**
     * Accepted answers not yet processed and not put off, oldest first, claimed until the caller's transaction ends: nobody else gets
     * them meanwhile.
     *
     * @param max 1 to 256
     */
    List<TaskResult> takeUnprocessed(TaskKind kind, int max);

    /**
     * Ends a task whose answer has been put to use, within the caller's transaction. The answer's attachment is erased,
     * its signed envelope stays as evidence.
     */
    void markProcessed(UUID taskId);

    /**
     * Puts an answer off that could not be put to use, so that it holds up no other: for 1 s, then twice as long every
     * time, five minutes at most. In a transaction of its own, after the one that failed.
     */
    void putOff(UUID taskId);

    /** Ends tasks that are not needed any more, within the caller's transaction; those processed stay as they are. */
    void withdraw(Collection<UUID> taskIds);

    /** Whether an agent of the exchange waits for tasks now or was heard within the last 5 s. */
    boolean online(ExchangeId exchange);

    /** When an agent of the exchange was last heard; empty if never. */
    Optional<Instant> lastSeen(ExchangeId exchange);

    /** The steps of a task's way so far, in order; none for an unknown task. */
    List<DeliveryHop> evidence(UUID taskId);

    /**
     * Whether a task was handed over in an envelope with that SHA-256 (64 hex digits, over the ASCII bytes of the compact
     * JWS): what an answer that names its request is checked by.
     */
    boolean handedOver(UUID taskId, String envelopeSha256);

    /**
     * Erases the signed confirm requests kept of these tasks, within the caller's transaction: they hold addresses. Their
     * hashes and times stay.
     */
    void eraseRequests(Collection<UUID> taskIds);

    /**
     * Ends the retention of what was submitted before a time: tasks still open are withdrawn and stored attachments
     * erased; signed envelopes and delivery times stay.
     *
     * @return how many tasks were ended
     */
    int endRetention(Instant submittedBefore);
}
