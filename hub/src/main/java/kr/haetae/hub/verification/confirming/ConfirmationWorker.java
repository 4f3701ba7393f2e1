package kr.haetae.hub.verification.confirming;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import kr.haetae.hub.mailbox.Mailbox;
import kr.haetae.hub.mailbox.ResultListener;
import kr.haetae.hub.mailbox.TaskKind;
import kr.haetae.hub.mailbox.TaskResult;
import kr.haetae.hub.verification.operating.Changes;
import kr.haetae.hub.verification.operating.Completion;
import kr.haetae.hub.verification.operating.Signal;
import kr.haetae.hub.verification.operating.Worker;
import kr.haetae.hub.verification.operating.Working;
import kr.haetae.hub.verification.sending.Batches;
import kr.haetae.hub.verification.sending.StoredBatch;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Works off signed confirmations, and lets go of claims whose wait is over. */
@Component
class ConfirmationWorker implements ResultListener, Working {
    private static final long RESCAN_MILLIS = 2_000;
    private static final long WAITING_RESCAN_MILLIS = 500;

    private final Mailbox mailbox;
    private final ConfirmationRecorder recorder;
    private final Claims claims;
    private final Batches batches;
    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;
    private final Changes changes;
    private final Completion completion;
    private final Clock clock;
    private final Signal signal = new Signal();
    private final Worker answers = new Worker("confirmation-worker", signal, RESCAN_MILLIS, this::takeOne);
    private final Worker releases =
            new Worker("claim-releaser", new Signal(), WAITING_RESCAN_MILLIS, this::releaseOverdue);

    ConfirmationWorker(
            Mailbox mailbox,
            ConfirmationRecorder recorder,
            Claims claims,
            Batches batches,
            JdbcClient jdbc,
            TransactionTemplate transactions,
            Changes changes,
            Completion completion,
            Clock clock) {
        this.mailbox = mailbox;
        this.recorder = recorder;
        this.claims = claims;
        this.batches = batches;
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.changes = changes;
        this.completion = completion;
        this.clock = clock;
    }

    @Override
    public TaskKind kind() {
        return TaskKind.CONFIRM;
    }

    @Override
    public void resultArrived(UUID taskId) {
        signal.raise();
    }

    private boolean takeOne() {
        List<Optional<UUID>> taken = transactions.execute(status -> {
            List<TaskResult> results = mailbox.takeUnprocessed(TaskKind.CONFIRM, 1);
            return results.stream()
                    .map(result -> {
                        Optional<UUID> verification = recorder.record(result);
                        mailbox.markProcessed(result.taskId());
                        return verification;
                    })
                    .toList();
        });
        if (taken == null || taken.isEmpty()) {
            return false;
        }
        taken.get(0).ifPresent(verification -> {
            completion.check(verification);
            changes.happened(verification);
        });
        return true;
    }

    /** Claims also come free by time alone, and when an exchange goes offline; no event tells. */
    private boolean releaseOverdue() {
        List<UUID> waiting = jdbc.sql("select distinct batch_id from claim where state = 'WAITING'")
                .query(UUID.class)
                .list();
        for (UUID id : waiting) {
            StoredBatch batch = batches.load(id);
            transactions.executeWithoutResult(status -> {
                batches.lock(id);
                claims.release(batch);
            });
            Optional.ofNullable(batch.verificationId()).ifPresent(changes::happened);
        }
        completion.checkAll(clock.instant());
        return false;
    }

    @Override
    public List<Worker> workers() {
        return List.of(answers, releases);
    }
}
