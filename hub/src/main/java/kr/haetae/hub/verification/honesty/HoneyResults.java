package kr.haetae.hub.verification.honesty;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import kr.haetae.hub.audit.AuditEntry;
import kr.haetae.hub.audit.AuditEvent;
import kr.haetae.hub.audit.AuditLog;
import kr.haetae.hub.directory.ExchangeId;
import kr.haetae.hub.tagindex.EpochRef;
import kr.haetae.hub.verification.operating.Alarms;
import kr.haetae.hub.verification.planning.BatchPlan;
import kr.haetae.hub.verification.sending.Coverage;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Compares what an exchange's index holds with what is known. Within the caller's transaction. */
@Component
public class HoneyResults {
    private final JdbcClient jdbc;
    private final HoneyAddresses addresses;
    private final Alarms alarms;
    private final AuditLog audit;

    public HoneyResults(JdbcClient jdbc, HoneyAddresses addresses, Alarms alarms, AuditLog audit) {
        this.jdbc = jdbc;
        this.addresses = addresses;
        this.alarms = alarms;
        this.audit = audit;
    }

    /** The exchange's index holds the addresses at these positions. */
    public void found(UUID batch, BatchPlan plan, EpochRef index, BitSet positions, Instant now) {
        Counts counts = count(plan, index, positions);
        String exchange = index.exchange().name();
        jdbc.sql("""
                        insert into honey_answer (batch_id, exchange, asked_of_nobody, over_claims, asked_of_own, misses,
                            answered_at)
                        values (?, ?, ?, ?, ?, ?, ?)
                        """)
                .params(
                        batch,
                        exchange,
                        counts.notTheirs,
                        counts.overClaims,
                        counts.theirs,
                        counts.misses,
                        now.atOffset(ZoneOffset.UTC))
                .update();
        if (counts.overClaims > 0) {
            alarms.raise(Alarms.Kind.OVER_CLAIM, exchange, null, batch, counts.overClaims);
        }
        if (counts.misses > 0) {
            alarms.raise(Alarms.Kind.MISS, exchange, null, batch, counts.misses);
        }
        audit.record(new AuditEntry(AuditEvent.HONEY_ANSWERED, AuditEntry.HUB, null, counts.facts(batch, exchange)));
    }

    private Counts count(BatchPlan plan, EpochRef index, BitSet positions) {
        List<byte[]> inputs = new ArrayList<>();
        for (int position = 0; position < plan.size(); position++) {
            if (!plan.isPadding(position)) {
                inputs.add(plan.input(NO_BATCH, position));
            }
        }
        Map<String, Optional<ExchangeId>> holders = addresses.holders(inputs);
        BitSet covered = Coverage.of(plan, index.namespaces());
        Counts counts = new Counts();
        for (int position = 0; position < plan.size(); position++) {
            Optional<ExchangeId> holder = plan.isPadding(position) || !covered.get(position)
                    ? null
                    : holders.get(HoneyAddresses.key(plan.input(NO_BATCH, position)));
            if (holder != null) {
                counts.add(holder.filter(index.exchange()::equals).isPresent(), positions.get(position));
            }
        }
        return counts;
    }

    /** Positions that hold an address read the same whatever the batch's id. */
    private static final UUID NO_BATCH = new UUID(0, 0);

    private static final class Counts {
        private int notTheirs;
        private int overClaims;
        private int theirs;
        private int misses;

        void add(boolean own, boolean claimed) {
            if (own) {
                theirs++;
                misses += claimed ? 0 : 1;
            } else {
                notTheirs++;
                overClaims += claimed ? 1 : 0;
            }
        }

        Map<String, String> facts(UUID batch, String exchange) {
            return Map.of(
                    "batch", batch.toString(),
                    "exchange", exchange,
                    "notTheirs", String.valueOf(notTheirs),
                    "overClaims", String.valueOf(overClaims),
                    "theirs", String.valueOf(theirs),
                    "misses", String.valueOf(misses));
        }
    }
}
