package kr.haetae.hub.verification.operating;

import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import kr.haetae.hub.mailbox.Mailbox;
import kr.haetae.hub.mailbox.TaskKind;
import kr.haetae.hub.mailbox.TaskResult;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** A worker's step: one result from the mailbox, taken into its verification in one transaction. */
@Component
public final class ResultSteps {
    private final Mailbox mailbox;
    private final TransactionTemplate transactions;
    private final Completion completion;
    private final Changes changes;

    public ResultSteps(Mailbox mailbox, TransactionTemplate transactions, Completion completion, Changes changes) {
        this.mailbox = mailbox;
        this.transactions = transactions;
        this.completion = completion;
        this.changes = changes;
    }

    /**
     * Takes the oldest result; what fails is put off, so that the next step gets another one.
     *
     * @param record records a result and gives the verification it belongs to, empty if it is of no consequence
     * @return false when there was none
     */
    public boolean takeOne(TaskKind kind, Function<TaskResult, Optional<UUID>> record) {
        AtomicReference<UUID> task = new AtomicReference<>();
        Optional<UUID> verification;
        try {
            verification = recorded(kind, record, task);
        } catch (RuntimeException e) {
            putOff(task.get(), e);
            throw e;
        }
        verification.ifPresent(this::moved);
        return task.get() != null;
    }

    private Optional<UUID> recorded(
            TaskKind kind, Function<TaskResult, Optional<UUID>> record, AtomicReference<UUID> task) {
        Optional<UUID> none = Optional.empty();
        Optional<UUID> recorded = transactions.execute(
                status -> mailbox.takeUnprocessed(kind, 1).stream().findFirst().flatMap(result -> {
                    task.set(result.taskId());
                    Optional<UUID> verification = record.apply(result);
                    mailbox.markProcessed(result.taskId());
                    return verification;
                }));
        return recorded == null ? none : recorded;
    }

    private void putOff(@Nullable UUID task, RuntimeException failure) {
        if (task == null) {
            return;
        }
        try {
            mailbox.putOff(task);
        } catch (RuntimeException alsoFailed) {
            failure.addSuppressed(alsoFailed);
        }
    }

    /** Tells that something of a verification changed; after the commit. */
    public void moved(UUID verification) {
        completion.check(verification);
        changes.happened(verification);
    }
}
