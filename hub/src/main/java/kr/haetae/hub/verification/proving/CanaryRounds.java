package kr.haetae.hub.verification.proving;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kr.haetae.hub.directory.Directory;
import kr.haetae.hub.directory.Exchange;
import kr.haetae.hub.directory.ExchangeId;
import kr.haetae.hub.tagindex.EpochRef;
import kr.haetae.hub.tagindex.TagIndex;
import kr.haetae.hub.verification.planning.BatchPlan;
import kr.haetae.hub.verification.sending.BatchSender;
import kr.haetae.hub.verification.sending.Batches;
import kr.haetae.hub.work.Signal;
import kr.haetae.hub.work.Worker;
import kr.haetae.hub.work.Working;
import kr.haetae.protocol.ReservedInputs;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Sends canary batches: for every index that waits to be proved, and daily for every active one. */
@Component
class CanaryRounds implements Working {
    /** Early enough that a round which fails is repeated before the proof runs out. */
    private static final Duration RENEWED_AFTER = Duration.ofHours(20);

    private static final Duration RETRY_AFTER = Duration.ofSeconds(30);
    private static final long LOOK_MILLIS = 300;
    /** Of the hub's nodes one at a time looks around. */
    private static final long ONE_NODE_LOCK = 0x48_4145_5441_4501L;

    private final JdbcClient jdbc;
    private final TagIndex tagIndex;
    private final Directory directory;
    private final CanaryProofs proofs;
    private final Batches batches;
    private final BatchSender sender;
    private final TransactionTemplate transactions;
    private final Clock clock;
    private final Worker worker = new Worker("canary-rounds", new Signal(), LOOK_MILLIS, this::look);

    CanaryRounds(
            JdbcClient jdbc,
            TagIndex tagIndex,
            Directory directory,
            CanaryProofs proofs,
            Batches batches,
            BatchSender sender,
            TransactionTemplate transactions,
            Clock clock) {
        this.jdbc = jdbc;
        this.tagIndex = tagIndex;
        this.directory = directory;
        this.proofs = proofs;
        this.batches = batches;
        this.sender = sender;
        this.transactions = transactions;
        this.clock = clock;
    }

    private boolean look() {
        Set<ExchangeId> members = directory.exchanges().stream()
                .filter(Exchange::active)
                .map(Exchange::id)
                .collect(Collectors.toSet());
        Instant due = clock.instant().minus(RENEWED_AFTER);
        Stream.concat(
                        tagIndex.awaitingProof().stream(),
                        tagIndex.activeEpochs().stream().filter(index -> !proofs.since(index, due)))
                .filter(index -> members.contains(index.exchange()))
                .forEach(this::prove);
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

    @Override
    public List<Worker> workers() {
        return List.of(worker);
    }
}
