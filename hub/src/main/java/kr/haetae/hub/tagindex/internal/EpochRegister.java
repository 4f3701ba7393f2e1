package kr.haetae.hub.tagindex.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import kr.haetae.hub.audit.AuditEntry;
import kr.haetae.hub.audit.AuditEvent;
import kr.haetae.hub.audit.AuditLog;
import kr.haetae.hub.directory.ExchangeId;
import kr.haetae.protocol.AgentApi.EpochState;
import kr.haetae.protocol.Message.Manifest;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The register of epochs: every change of state, with its audit entry, inside the caller's transaction. */
@Component
public class EpochRegister {
    private static final String SELECT = """
            SELECT index_id, exchange, epoch, state, tag_count, digest, public_key, namespaces, manifest_sha256,
                   bucket_bits, sealed_at IS NOT NULL AS sealed, activated_at, tables_present
            FROM tag_epoch
            """;

    private final JdbcClient jdbc;
    private final AuditLog audit;
    private final Clock clock;

    public EpochRegister(JdbcClient jdbc, AuditLog audit, Clock clock) {
        this.jdbc = jdbc;
        this.audit = audit;
        this.clock = clock;
    }

    /** Makes changes of one exchange's epochs wait for one another until the transaction ends. */
    void lock(ExchangeId exchange) {
        jdbc.sql("SELECT pg_advisory_xact_lock(hashtextextended('tag_epoch:' || ?, 0)) IS NULL")
                .param(exchange.name())
                .query(Boolean.class)
                .single();
    }

    /** The row, locked against other changes until the transaction ends. */
    Optional<EpochRow> lockRow(ExchangeId exchange, long epoch) {
        return rows("WHERE exchange = ? AND epoch = ? FOR UPDATE", exchange.name(), epoch)
                .optional();
    }

    /** The row, kept from changing until the transaction ends. */
    EpochRow lockShared(UUID indexId) {
        return rows("WHERE index_id = ? FOR SHARE", indexId).single();
    }

    Optional<EpochRow> find(ExchangeId exchange, long epoch) {
        return rows("WHERE exchange = ? AND epoch = ?", exchange.name(), epoch).optional();
    }

    /** Lets one builder at a time near an epoch, on whichever hub; false if another one is there. */
    boolean tryLockForBuilding(UUID indexId) {
        return jdbc.sql("SELECT pg_try_advisory_xact_lock(hashtextextended('tag_build:' || ?::text, 0))")
                .param(indexId)
                .query(Boolean.class)
                .single();
    }

    Optional<EpochRow> find(UUID indexId) {
        return rows("WHERE index_id = ?", indexId).optional();
    }

    /** An exchange's epochs, newest first. */
    List<EpochRow> newest(ExchangeId exchange, int limit) {
        return rows("WHERE exchange = ? ORDER BY epoch DESC LIMIT ?", exchange.name(), limit)
                .list();
    }

    /** Completed uploads whose index is still to be built. */
    List<EpochRow> sealed() {
        return rows("WHERE state = 'UPLOADING' AND sealed_at IS NOT NULL ORDER BY sealed_at")
                .list();
    }

    List<EpochRow> inState(EpochState state) {
        return rows("WHERE state = ? ORDER BY exchange, epoch", state.name()).list();
    }

    Optional<EpochRow> inState(ExchangeId exchange, EpochState state) {
        return rows("WHERE exchange = ? AND state = ?", exchange.name(), state.name())
                .optional();
    }

    /** Ended epochs whose tables still take room. */
    List<EpochRow> endedWithTables() {
        return rows("WHERE state IN ('FAILED', 'DROPPED') AND tables_present ORDER BY ended_at")
                .list();
    }

    EpochRow announce(ExchangeId exchange, Manifest manifest, String jws, String jwsSha256, boolean chained) {
        UUID indexId = UUID.randomUUID();
        jdbc.sql("""
                        INSERT INTO tag_epoch (index_id, exchange, epoch, state, tag_count, digest, public_key, namespaces,
                                               manifest, manifest_sha256, bucket_bits, announced_at, tables_present)
                        VALUES (?, ?, ?, 'UPLOADING', ?, ?, ?, ?, ?, ?, ?, ?, true)
                        """)
                .params(
                        indexId,
                        exchange.name(),
                        manifest.epoch(),
                        manifest.count(),
                        manifest.digest(),
                        manifest.publicKey(),
                        manifest.namespaces().toArray(String[]::new),
                        jws,
                        jwsSha256,
                        BucketLayout.forCount(manifest.count()).bits(),
                        now())
                .update();
        EpochRow row = find(indexId).orElseThrow();
        record(AuditEvent.EPOCH_ANNOUNCED, actor(row), row, Map.of("previousKnown", Boolean.toString(chained)));
        return row;
    }

    void seal(EpochRow row) {
        jdbc.sql("UPDATE tag_epoch SET sealed_at = ? WHERE index_id = ?")
                .params(now(), row.indexId())
                .update();
    }

    void built(EpochRow row) {
        move(row, EpochState.PROVING, "built_at = ?");
        record(AuditEvent.EPOCH_UPLOADED, actor(row), row, Map.of());
    }

    void activate(EpochRow row) {
        move(row, EpochState.ACTIVE, "activated_at = ?");
        record(AuditEvent.EPOCH_ACTIVATED, AuditEntry.HUB, row, Map.of());
    }

    void retire(EpochRow row) {
        move(row, EpochState.RETIRING, "retired_at = ?");
    }

    void drop(EpochRow row) {
        move(row, EpochState.DROPPED, "ended_at = ?");
        record(AuditEvent.EPOCH_DROPPED, AuditEntry.HUB, row, Map.of());
    }

    void fail(EpochRow row, String reason) {
        EpochTransitions.require(row.state(), EpochState.FAILED);
        int moved = jdbc.sql(
                        "UPDATE tag_epoch SET state = 'FAILED', failure = ?, ended_at = ? WHERE index_id = ? AND state = ?")
                .params(reason, now(), row.indexId(), row.state().name())
                .update();
        requireMoved(moved, row);
        record(AuditEvent.EPOCH_FAILED, AuditEntry.HUB, row, Map.of("reason", reason));
    }

    void tablesDropped(EpochRow row) {
        jdbc.sql("UPDATE tag_epoch SET tables_present = false WHERE index_id = ?")
                .param(row.indexId())
                .update();
    }

    private void move(EpochRow row, EpochState to, String setTime) {
        EpochTransitions.require(row.state(), to);
        int moved = jdbc.sql("UPDATE tag_epoch SET state = ?, " + setTime + " WHERE index_id = ? AND state = ?")
                .params(to.name(), now(), row.indexId(), row.state().name())
                .update();
        requireMoved(moved, row);
    }

    private static void requireMoved(int moved, EpochRow row) {
        if (moved != 1) {
            throw new EpochMoved("the epoch is not " + row.state() + " any more");
        }
    }

    private void record(AuditEvent event, String actor, EpochRow row, Map<String, String> more) {
        Map<String, String> facts = new HashMap<>(more);
        facts.put("exchange", row.exchange().name());
        facts.put("epoch", Long.toString(row.epoch()));
        facts.put("indexId", row.indexId().toString());
        facts.put("manifestSha256", row.manifestSha256());
        audit.record(new AuditEntry(event, actor, null, facts));
    }

    private static String actor(EpochRow row) {
        return "exchange:" + row.exchange().name();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private JdbcClient.MappedQuerySpec<EpochRow> rows(String condition, Object... params) {
        return jdbc.sql(SELECT + condition).params(params).query(EpochRegister::read);
    }

    private static EpochRow read(ResultSet row, int number) throws SQLException {
        return new EpochRow(
                row.getObject("index_id", UUID.class),
                new ExchangeId(row.getString("exchange")),
                row.getLong("epoch"),
                EpochState.valueOf(row.getString("state")),
                row.getLong("tag_count"),
                row.getString("digest"),
                row.getString("public_key"),
                Set.of((String[]) row.getArray("namespaces").getArray()),
                row.getString("manifest_sha256"),
                row.getInt("bucket_bits"),
                row.getBoolean("sealed"),
                instant(row.getTimestamp("activated_at")),
                row.getBoolean("tables_present"));
    }

    private static @Nullable Instant instant(@Nullable Timestamp time) {
        return time == null ? null : time.toInstant();
    }
}
