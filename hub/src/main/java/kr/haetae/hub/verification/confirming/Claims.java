package kr.haetae.hub.verification.confirming;

import java.sql.Types;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import kr.haetae.hub.audit.AuditEntry;
import kr.haetae.hub.audit.AuditEvent;
import kr.haetae.hub.audit.AuditLog;
import kr.haetae.hub.directory.ExchangeId;
import kr.haetae.hub.verification.operating.Alarms;
import kr.haetae.hub.verification.sending.StoredBatch;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Keeps which exchange claims which address and notices conflicts. Every method wants the batch locked by the caller's
 * transaction.
 */
@Component
public class Claims {
    private final JdbcClient jdbc;
    private final JdbcTemplate template;
    private final Confirmations confirmations;
    private final Alarms alarms;
    private final AuditLog audit;
    private final Clock clock;

    public Claims(
            JdbcClient jdbc,
            JdbcTemplate template,
            Confirmations confirmations,
            Alarms alarms,
            AuditLog audit,
            Clock clock) {
        this.jdbc = jdbc;
        this.template = template;
        this.confirmations = confirmations;
        this.alarms = alarms;
        this.audit = audit;
        this.clock = clock;
    }

    /** Keeps what an exchange's index held; a second claim on one address holds both for a person. */
    public void found(StoredBatch batch, ExchangeId exchange, BitSet positions, boolean stale) {
        if (positions.isEmpty()) {
            return;
        }
        Map<Integer, List<Claim>> byGroup = of(batch).stream().collect(Collectors.groupingBy(Claim::group));
        List<Object[]> rows = new ArrayList<>();
        List<Claim> nowHeld = new ArrayList<>();
        int late = 0;
        int conflicts = 0;
        Instant now = clock.instant();
        for (int position : positions.stream().toArray()) {
            List<Claim> others = byGroup.getOrDefault(batch.plan().group(position), List.of()).stream()
                    .filter(claim -> !claim.exchange().equals(exchange.name()))
                    .filter(claim -> claim.state() != Claim.State.DENIED)
                    .toList();
            String heldFor = stale ? "STALE_INDEX" : null;
            if (others.stream().anyMatch(Claim::disclosed)) {
                heldFor = "LATE_CONFLICT";
                late++;
            } else if (!others.isEmpty()) {
                heldFor = "CONFLICT";
                conflicts++;
                others.stream()
                        .filter(claim -> claim.state() == Claim.State.WAITING)
                        .forEach(nowHeld::add);
            }
            rows.add(new Object[] {
                batch.id(),
                position,
                exchange.name(),
                batch.verificationId(),
                heldFor == null ? "WAITING" : "HELD",
                heldFor,
                now.atOffset(ZoneOffset.UTC)
            });
        }
        insert(rows);
        hold(batch.id(), nowHeld, "CONFLICT");
        alarm(batch, exchange, Alarms.Kind.LATE_CONFLICT, AuditEvent.CONFLICT_AFTER_DISCLOSURE, late);
        alarm(batch, exchange, Alarms.Kind.CONFLICT, AuditEvent.CONFLICT_HELD, conflicts);
    }

    /** Holds waiting claims of one exchange because the case or its ground has ended. */
    void endGround(StoredBatch batch, String exchange, List<Claim> waiting) {
        hold(batch.id(), waiting, "GROUND_ENDED");
        record(batch, exchange, AuditEvent.GROUND_ENDED_HELD, waiting.size());
    }

    private void insert(List<Object[]> rows) {
        template.batchUpdate("""
                insert into claim (batch_id, position, exchange, verification_id, state, held_for, found_at)
                values (?, ?, ?, ?, ?, ?, ?)
                """, rows, new int[] {
            Types.OTHER,
            Types.INTEGER,
            Types.VARCHAR,
            Types.OTHER,
            Types.VARCHAR,
            Types.VARCHAR,
            Types.TIMESTAMP_WITH_TIMEZONE
        });
    }

    private void hold(UUID batch, List<Claim> claims, String heldFor) {
        for (Claim claim : claims) {
            jdbc.sql("""
                            update claim set state = 'HELD', held_for = ?
                            where batch_id = ? and position = ? and exchange = ? and state = 'WAITING'
                            """)
                    .params(heldFor, batch, claim.position(), claim.exchange())
                    .update();
        }
    }

    private void alarm(StoredBatch batch, ExchangeId exchange, Alarms.Kind kind, AuditEvent event, int count) {
        if (count == 0) {
            return;
        }
        alarms.raise(kind, exchange.name(), batch.verificationId(), batch.id(), count);
        record(batch, exchange.name(), event, count);
    }

    private void record(StoredBatch batch, String exchange, AuditEvent event, int count) {
        Map<String, String> facts = Map.of(
                "batch", batch.id().toString(),
                "verification", String.valueOf(batch.verificationId()),
                "exchange", exchange,
                "addresses", String.valueOf(count));
        audit.record(new AuditEntry(event, AuditEntry.HUB, batch.inCase(), facts));
    }

    /** Asks one exchange to confirm, by rule or by a person's decision. */
    void ask(StoredBatch batch, String exchange, List<Integer> positions, @Nullable String decidedBy) {
        int updated = jdbc.sql("""
                        update claim set state = 'ASKED', held_for = null
                        where batch_id = ? and exchange = ? and position = any(?) and state in ('WAITING', 'HELD')
                        """)
                .params(batch.id(), exchange, positions.toArray(Integer[]::new))
                .update();
        if (updated != positions.size()) {
            throw new IllegalStateException("claims changed under the batch's lock");
        }
        confirmations.ask(batch, new ExchangeId(exchange), positions, decidedBy);
    }

    List<Claim> of(StoredBatch batch) {
        return jdbc.sql(
                        "select position, exchange, state, held_for = 'CONFIRMATION_REFUSED' as refused from claim where batch_id = ?")
                .param(batch.id())
                .query((row, number) -> new Claim(
                        row.getInt("position"),
                        batch.plan().group(row.getInt("position")),
                        Objects.requireNonNull(row.getString("exchange")),
                        Claim.State.valueOf(row.getString("state")),
                        row.getBoolean("refused")))
                .list();
    }
}
