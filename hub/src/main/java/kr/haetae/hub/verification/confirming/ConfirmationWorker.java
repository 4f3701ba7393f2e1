package kr.haetae.hub.verification.confirming;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import kr.haetae.hub.mailbox.ResultListener;
import kr.haetae.hub.mailbox.TaskKind;
import kr.haetae.hub.verification.operating.Completion;
import kr.haetae.hub.verification.operating.ResultSteps;
import kr.haetae.hub.verification.sending.Batches;
import kr.haetae.hub.verification.sending.StoredBatch;
import kr.haetae.hub.work.Signal;
import kr.haetae.hub.work.Worker;
import kr.haetae.hub.work.Working;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Works off signed confirmations, and lets go of claims whose wait is over. */
@Component
class ConfirmationWorker implements ResultListener, Working {
    private static final long RESCAN_MILLIS = 2_000;
    private static final long WAITING_RESCAN_MILLIS = 500;

    private final ResultSteps results;
    private final ConfirmationRecorder recorder;
    private final ClaimRelease claims;
    private final Batches batches;
    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;
    private final Completion completion;
    private final Clock clock;
    private final Signal signal = new Signal();
    private final Worker answers = new Worker("confirmation-worker", signal, RESCAN_MILLIS, this::takeOne);
    private final Worker releases =
            new Worker("claim-releaser", new Signal(), WAITING_RESCAN_MILLIS, this::releaseOverdue);

    ConfirmationWorker(
            ResultSteps results,
            ConfirmationRecorder recorder,
            ClaimRelease claims,
            Batches batches,
            JdbcClient jdbc,
            TransactionTemplate transactions,
            Completion completion,
            Clock clock) {
        this.results = results;
        this.recorder = recorder;
        this.claims = claims;
        this.batches = batches;
        this.jdbc = jdbc;
        this.transactions = transactions;
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
        return results.takeOne(TaskKind.CONFIRM, recorder::record);
    }

    /** Claims also come free by time alone, and when an exchange goes offline; no event tells. */
    private boolean releaseOverdue() {
        List<UUID> waiting = jdbc.sql("select distinct batch_id from claim where state = 'WAITING'")
                .query(UUID.class)
                .list();
        for (UUID id : waiting) {
            StoredBatch batch = batches.load(id);
            boolean released = Boolean.TRUE.equals(transactions.execute(status -> {
                batches.lock(id);
                return claims.release(batch);
            }));
            if (released) {
                Optional.ofNullable(batch.verificationId()).ifPresent(results::moved);
            }
        }
        completion.checkAll(clock.instant());
        return false;
    }

    @Override
    public List<Worker> workers() {
        return List.of(answers, releases);
    }
}
