package kr.haetae.hub.verification.answering;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import kr.haetae.hub.mailbox.Mailbox;
import kr.haetae.hub.mailbox.ResultListener;
import kr.haetae.hub.mailbox.TaskKind;
import kr.haetae.hub.mailbox.TaskResult;
import kr.haetae.hub.verification.operating.Changes;
import kr.haetae.hub.verification.operating.Completion;
import kr.haetae.hub.verification.operating.Signal;
import kr.haetae.hub.verification.operating.Worker;
import kr.haetae.hub.verification.operating.Working;
import kr.haetae.hub.verification.sending.BatchSender;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Works off what agents evaluated, as many at a time as there are processors. */
@Component
class AnswerWorkers implements ResultListener, Working {
    private static final long RESCAN_MILLIS = 2_000;

    private final Mailbox mailbox;
    private final AnswerRecorder recorder;
    private final TransactionTemplate transactions;
    private final BatchSender sender;
    private final Changes changes;
    private final Completion completion;
    private final Signal signal = new Signal();
    private final List<Worker> workers = IntStream.rangeClosed(
                    1, Math.max(2, Runtime.getRuntime().availableProcessors()))
            .mapToObj(number -> new Worker("answer-worker-" + number, signal, RESCAN_MILLIS, this::takeOne))
            .toList();

    AnswerWorkers(
            Mailbox mailbox,
            AnswerRecorder recorder,
            TransactionTemplate transactions,
            BatchSender sender,
            Changes changes,
            Completion completion) {
        this.mailbox = mailbox;
        this.recorder = recorder;
        this.transactions = transactions;
        this.sender = sender;
        this.changes = changes;
        this.completion = completion;
    }

    @Override
    public TaskKind kind() {
        return TaskKind.EVALUATE;
    }

    @Override
    public void resultArrived(UUID taskId) {
        signal.raise();
    }

    private boolean takeOne() {
        Taken taken = transactions.execute(status -> {
            List<TaskResult> results = mailbox.takeUnprocessed(TaskKind.EVALUATE, 1);
            if (results.isEmpty()) {
                return new Taken(false, Optional.empty());
            }
            Optional<UUID> verification = recorder.record(results.get(0));
            mailbox.markProcessed(results.get(0).taskId());
            return new Taken(true, verification);
        });
        if (taken == null || !taken.any()) {
            return false;
        }
        sender.wake();
        taken.verification().ifPresent(verification -> {
            completion.check(verification);
            changes.happened(verification);
        });
        return true;
    }

    private record Taken(boolean any, Optional<UUID> verification) {}

    @Override
    public List<Worker> workers() {
        return workers;
    }
}
