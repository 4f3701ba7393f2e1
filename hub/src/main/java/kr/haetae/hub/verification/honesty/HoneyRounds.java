package kr.haetae.hub.verification.honesty;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import kr.haetae.hub.directory.ExchangeId;
import kr.haetae.hub.verification.planning.BatchPlan;
import kr.haetae.hub.verification.sending.BatchSender;
import kr.haetae.hub.verification.sending.Batches;
import kr.haetae.hub.work.Signal;
import kr.haetae.hub.work.Worker;
import kr.haetae.hub.work.Working;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Asks a honey batch now and then, and looks at the rates of what exchanges deny and dispute. */
@Component
class HoneyRounds implements Working {
    private static final long LOOK_MILLIS = 1_000;

    /** Of the hub's nodes one at a time looks around. */
    private static final long ONE_NODE_LOCK = 0x48_4145_5441_4502L;

    private final JdbcClient jdbc;
    private final Consents consents;
    private final HoneyAddresses addresses;
    private final HonestyRates rates;
    private final Batches batches;
    private final BatchSender sender;
    private final TransactionTemplate transactions;
    private final Clock clock;
    private final Duration every;
    private final Worker worker = new Worker("honey-rounds", new Signal(), LOOK_MILLIS, this::look);

    HoneyRounds(
            JdbcClient jdbc,
            Consents consents,
            HoneyAddresses addresses,
            HonestyRates rates,
            Batches batches,
            BatchSender sender,
            TransactionTemplate transactions,
            Clock clock,
            @Value("${haetae.verification.honey-every:6h}") Duration every) {
        this.jdbc = jdbc;
        this.consents = consents;
        this.addresses = addresses;
        this.rates = rates;
        this.batches = batches;
        this.sender = sender;
        this.transactions = transactions;
        this.clock = clock;
        this.every = every;
    }

    private boolean look() {
        if (Boolean.TRUE.equals(transactions.execute(status -> locked() && plan()))) {
            sender.wake();
        }
        transactions.executeWithoutResult(status -> {
            if (locked()) {
                rates.alarm();
            }
        });
        return false;
    }

    private boolean plan() {
        Instant since = clock.instant().minus(every);
        Set<ExchangeId> agreed = consents.inForce();
        if (agreed.isEmpty() || plannedSince(since)) {
            return false;
        }
        List<byte[]> drawn = addresses.draw();
        if (drawn.isEmpty()) {
            return false;
        }
        batches.planHoney(BatchPlan.ofEach(drawn), agreed);
        return true;
    }

    private boolean plannedSince(Instant time) {
        return jdbc.sql("select exists (select 1 from batch where honey_for is not null and planned_at > ?)")
                .param(time.atOffset(ZoneOffset.UTC))
                .query(Boolean.class)
                .single();
    }

    private boolean locked() {
        return jdbc.sql("select pg_try_advisory_xact_lock(?)")
                .param(ONE_NODE_LOCK)
                .query(Boolean.class)
                .single();
    }

    @Override
    public List<Worker> workers() {
        return List.of(worker);
    }
}
