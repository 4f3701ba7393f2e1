package kr.haetae.hub.tagindex.internal;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import kr.haetae.hub.TestDatabase;
import kr.haetae.hub.audit.AuditEntry;
import kr.haetae.hub.directory.Exchange;
import kr.haetae.hub.directory.ExchangeId;
import kr.haetae.hub.tagindex.EpochRef;
import kr.haetae.hub.tagindex.LookupOutcome;
import kr.haetae.protocol.BatchCommitment;
import kr.haetae.protocol.SigningKey;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The tag index, wired by hand, on a database of its own. */
public final class IndexBed implements AutoCloseable {
    public static final Instant NOW = Instant.parse("2026-11-22T09:30:00Z");

    public final SigningKey agentKey = SigningKey.generate();
    final HikariDataSource dataSource;
    final JdbcTemplate jdbc;
    final TransactionTemplate transactions;
    final List<AuditEntry> audited = new CopyOnWriteArrayList<>();
    final Set<UUID> openEpochs = Collections.newSetFromMap(new ConcurrentHashMap<>());
    final EpochRegister register;
    public final EpochUploads uploads;
    public final EpochBuilder builder;
    public final EpochSweep sweep;
    public final PackedTagIndex index;

    public IndexBed() {
        TestDatabase database = TestDatabase.next();
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(database.url());
        config.setUsername(database.user());
        config.setPassword(database.password());
        config.setMaximumPoolSize(6);
        dataSource = new HikariDataSource(config);
        Flyway.configure().dataSource(dataSource).load().migrate();
        jdbc = new JdbcTemplate(dataSource);
        JdbcTransactionManager transactionManager = new JdbcTransactionManager(dataSource);
        transactions = new TransactionTemplate(transactionManager);
        TagIndexProperties properties = new TagIndexProperties(Duration.ofDays(2), 1_000_000);
        IndexKeys keys = new IndexKeys(IndexBed::derive);
        register = new EpochRegister(JdbcClient.create(dataSource), this::record, Clock.fixed(NOW, ZoneOffset.UTC));
        uploads = new EpochUploads(register, new ManifestRules(properties), keys, jdbc, transactions);
        builder = new EpochBuilder(register, jdbc, transactions);
        sweep = new EpochSweep(register, () -> Set.copyOf(openEpochs), jdbc, transactions);
        index = new PackedTagIndex(register, keys, jdbc, transactionManager, properties);
    }

    public Exchange exchange(String name) {
        return new Exchange(new ExchangeId(name), name, agentKey.verifyKey(), "0".repeat(64), true, NOW);
    }

    /** Uploads and builds an epoch of tags; it is then being proved. */
    EpochRef publish(String exchange, long epoch, byte[] tags) {
        TestUpload upload = TestUpload.of(exchange, epoch, tags);
        uploads.announce(exchange(exchange), upload.signedBy(agentKey));
        for (int number = 0; number < upload.chunks(); number++) {
            uploads.store(new ExchangeId(exchange), epoch, number, upload.chunk(number));
        }
        uploads.complete(new ExchangeId(exchange), epoch);
        builder.buildWaiting();
        return index.find(new ExchangeId(exchange), epoch).orElseThrow();
    }

    public EpochRef activate(EpochRef epoch) {
        transactions.executeWithoutResult(status -> index.activate(epoch));
        return index.find(epoch.exchange(), epoch.epoch()).orElseThrow();
    }

    BitSet hits(EpochRef epoch, byte[] tags) {
        return ((LookupOutcome.Hits) index.lookup(epoch, tags.clone())).places();
    }

    String state(EpochRef epoch) {
        return register.find(epoch.indexId()).orElseThrow().state().name();
    }

    List<String> events() {
        return audited.stream().map(entry -> entry.event().code()).toList();
    }

    /** Names of this feature's per-epoch tables that exist now. */
    List<String> tables() {
        return jdbc.queryForList(
                "SELECT relname FROM pg_class WHERE relkind = 'r' AND relname ~ '^tag_(bucket|chunk)_' ORDER BY 1",
                String.class);
    }

    /** Runs work in a transaction on another connection than the one of the transaction under way. */
    <T> T inTransactionOfAnother(Supplier<T> work) {
        TransactionTemplate another = new TransactionTemplate(transactions.getTransactionManager());
        another.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        return another.execute(status -> work.get());
    }

    /** Distinct random tags, packed. */
    public static byte[] tags(long seed, int count) {
        byte[] tags = new byte[count * TagHmac.TAG_BYTES];
        new SplittableRandom(seed).nextBytes(tags);
        return tags;
    }

    static byte[] tag(byte[] packed, int place) {
        return Arrays.copyOfRange(packed, place * TagHmac.TAG_BYTES, (place + 1) * TagHmac.TAG_BYTES);
    }

    @Override
    public void close() {
        dataSource.close();
    }

    private void record(UUID id, AuditEntry entry) {
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("audited outside a transaction");
        }
        audited.add(entry);
    }

    /** Stands in for the hub's secret: another key for every context. */
    private static byte[] derive(String label, byte[] context, int length) {
        byte[] seed = ByteBuffer.allocate(label.length() + context.length)
                .put(label.getBytes(StandardCharsets.US_ASCII))
                .put(context)
                .array();
        return Arrays.copyOf(BatchCommitment.sha256().digest(seed), length);
    }
}
