package kr.haetae.hub.verification.proving;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import kr.haetae.hub.tagindex.EpochRef;
import kr.haetae.hub.tagindex.TagIndex;
import kr.haetae.hub.verification.operating.Signal;
import kr.haetae.hub.verification.operating.Worker;
import kr.haetae.hub.verification.planning.BatchPlan;
import kr.haetae.hub.verification.sending.BatchSender;
import kr.haetae.hub.verification.sending.Batches;
import kr.haetae.protocol.ReservedInputs;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Sends canary batches: for every index that waits to be proved, and daily for every active one. */
@Component
class CanaryRounds implements SmartLifecycle {
    private static final Duration PROVED_FOR = Duration.ofHours(24);
    private static final Duration RETRY_AFTER = Duration.ofSeconds(30);
    private static final long LOOK_MILLIS = 300;
    /** Of the hub's nodes one at a time looks around. */
    private static final long ONE_NODE_LOCK = 0x48_4145_5441_4501L;

    private final JdbcClient jdbc;
    private final TagIndex tagIndex;
    private final Batches batches;
    private final BatchSender sender;
    private final TransactionTemplate transactions;
    private final Clock clock;
    private final Worker worker = new Worker("canary-rounds", new Signal(), LOOK_MILLIS, this::look);
    private volatile boolean running;

    CanaryRounds(
            JdbcClient jdbc,
            TagIndex tagIndex,
            Batches batches,
            BatchSender sender,
            TransactionTemplate transactions,
            Clock clock) {
        this.jdbc = jdbc;
        this.tagIndex = tagIndex;
        this.batches = batches;
        this.sender = sender;
        this.transactions = transactions;
        this.clock = clock;
    }

    private boolean look() {
        for (EpochRef index : tagIndex.awaitingProof()) {
            prove(index);
        }
        for (EpochRef index : tagIndex.activeEpochs()) {
            if (!provedSince(index, clock.instant().minus(PROVED_FOR))) {
                prove(index);
            }
        }
        return false;
    }

    private void prove(EpochRef index) {
        boolean planned = Boolean.TRUE.equals(transactions.execute(status -> {
            if (!locked() || underWay(index)) {
                return false;
            }
            batches.planCanaries(
                    index.indexId(),
                    BatchPlan.ofReserved(
                            ReservedInputs.canaries(index.exchange().name(), index.epoch())));
            return true;
        }));
        if (planned) {
            sender.wake();
        }
    }

    private boolean locked() {
        return jdbc.sql("select pg_try_advisory_xact_lock(?)")
                .param(ONE_NODE_LOCK)
                .query(Boolean.class)
                .single();
    }

    private boolean underWay(EpochRef index) {
        return jdbc.sql("""
                        select exists (select 1 from batch b where b.proves_index = ? and (b.state = 'PLANNED'
                            or b.planned_at > ?
                            or exists (select 1 from batch_answer a where a.batch_id = b.id and a.state = 'ASKED')))
                        """)
                .params(index.indexId(), clock.instant().minus(RETRY_AFTER).atOffset(ZoneOffset.UTC))
                .query(Boolean.class)
                .single();
    }

    private boolean provedSince(EpochRef index, Instant since) {
        return jdbc.sql("select exists (select 1 from canary_proof where index_id = ? and proved_at > ?)")
                .params(index.indexId(), since.atOffset(ZoneOffset.UTC))
                .query(Boolean.class)
                .single();
    }

    @Override
    public void start() {
        running = true;
        worker.start();
    }

    @Override
    public void stop() {
        running = false;
        worker.stop();
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
