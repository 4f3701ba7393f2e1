package kr.haetae.bench;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import kr.haetae.hub.database.EmbeddedPostgres;
import kr.haetae.hub.directory.Exchange;
import kr.haetae.hub.directory.ExchangeId;
import kr.haetae.hub.tagindex.EpochRef;
import kr.haetae.hub.tagindex.TagIndex;
import kr.haetae.hub.tagindex.internal.EpochBuilder;
import kr.haetae.hub.tagindex.internal.EpochRegister;
import kr.haetae.hub.tagindex.internal.EpochSweep;
import kr.haetae.hub.tagindex.internal.EpochUploads;
import kr.haetae.hub.tagindex.internal.IndexKeys;
import kr.haetae.hub.tagindex.internal.ManifestRules;
import kr.haetae.hub.tagindex.internal.PackedTagIndex;
import kr.haetae.hub.tagindex.internal.TagIndexProperties;
import kr.haetae.oprf.Group;
import kr.haetae.protocol.BatchCommitment;
import kr.haetae.protocol.Envelope;
import kr.haetae.protocol.Message.Manifest;
import kr.haetae.protocol.SigningKey;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.util.FileSystemUtils;

/** The hub's tag index on a durable PostgreSQL of its own, without the rest of the hub. */
final class IndexRig {
    private static final ExchangeId EXCHANGE = new ExchangeId("Bench");
    private static final int CHUNK_BYTES = Manifest.CHUNK_TAGS * 12;

    private final Path folder = Files.createTempDirectory("haetae-bench");
    private final EmbeddedPostgres postgres = EmbeddedPostgres.start(
            folder.resolve("postgres"), Path.of(System.getProperty("user.home"), ".cache", "haetae"), true);
    private final HikariDataSource dataSource = dataSource(postgres);
    private final SigningKey agentKey = SigningKey.generate();
    private final TransactionTemplate transactions;
    private final EpochUploads uploads;
    private final EpochBuilder builder;
    private final EpochSweep sweep;
    private final TagIndex index;

    IndexRig() throws IOException, InterruptedException {
        Flyway.configure().dataSource(dataSource).load().migrate();
        JdbcTransactionManager transactionManager = new JdbcTransactionManager(dataSource);
        transactions = new TransactionTemplate(transactionManager);
        JdbcTemplate jdbc = new JdbcTemplate(dataSource);
        TagIndexProperties properties = new TagIndexProperties(Duration.ofDays(2), 100_000_000);
        byte[] secret = new byte[32];
        new SecureRandom().nextBytes(secret);
        IndexKeys keys = new IndexKeys((label, context, length) -> derived(secret, context));
        // The audit log's own row is no part of the figures; the register's statements are.
        EpochRegister register = new EpochRegister(JdbcClient.create(dataSource), (id, entry) -> {}, Clock.systemUTC());
        uploads = new EpochUploads(register, new ManifestRules(properties), keys, jdbc, transactions);
        builder = new EpochBuilder(register, jdbc, transactions);
        sweep = new EpochSweep(register, Set::of, jdbc, transactions);
        index = new PackedTagIndex(register, keys, jdbc, transactionManager, properties);
    }

    /** Uploads, builds and activates an epoch; returns the seconds from the first chunk's bytes to activation. */
    double load(long epoch, long tags) {
        Manifest manifest = manifest(epoch, tags);
        String jws = Envelope.of(
                        EXCHANGE.name(),
                        Envelope.HUB,
                        "0".repeat(32),
                        Clock.systemUTC().instant(),
                        manifest)
                .sign(agentKey);
        uploads.announce(exchange(), jws);
        double making = 0;
        double start = Stopwatch.seconds();
        for (long chunk = 0; chunk < manifest.chunks(); chunk++) {
            double before = Stopwatch.seconds();
            byte[] bytes = chunk(epoch, chunk, tags);
            making += Stopwatch.seconds() - before;
            uploads.store(EXCHANGE, epoch, chunk, bytes);
        }
        uploads.complete(EXCHANGE, epoch);
        builder.buildWaiting();
        transactions.executeWithoutResult(
                status -> index.activate(index.find(EXCHANGE, epoch).orElseThrow()));
        double taken = Stopwatch.seconds() - start - making;
        sweep.sweep();
        return taken;
    }

    EpochRef active() {
        return index.activeEpochs().get(0);
    }

    TagIndex index() {
        return index;
    }

    HikariDataSource dataSource() {
        return dataSource;
    }

    long postgresProcess() {
        return postgres.processId();
    }

    /** The bytes a chunk arrives with: the same for the same epoch and number. */
    static byte[] chunk(long epoch, long number, long tags) {
        byte[] chunk = new byte[(int) Math.min(CHUNK_BYTES, tags * 12 - number * CHUNK_BYTES)];
        new SplittableRandom((epoch << 32) | number).nextBytes(chunk);
        return chunk;
    }

    private static Manifest manifest(long epoch, long tags) {
        MessageDigest digest = BatchCommitment.sha256();
        long chunks = (tags + Manifest.CHUNK_TAGS - 1) / Manifest.CHUNK_TAGS;
        for (long number = 0; number < chunks; number++) {
            digest.update(BatchCommitment.sha256().digest(chunk(epoch, number, tags)));
        }
        byte[] scalar = new byte[Group.SCALAR_LENGTH_BYTES];
        scalar[0] = 3;
        String publicKey = HexFormat.of().formatHex(Group.best().multiplyBase(scalar));
        String hash = HexFormat.of().formatHex(digest.digest());
        return new Manifest(EXCHANGE.name(), epoch, 0, "0".repeat(64), tags, hash, publicKey, List.of("eip155"));
    }

    private Exchange exchange() {
        return new Exchange(
                EXCHANGE,
                EXCHANGE.name(),
                agentKey.verifyKey(),
                "0".repeat(64),
                true,
                Clock.systemUTC().instant());
    }

    private static byte[] derived(byte[] secret, byte[] context) {
        MessageDigest digest = BatchCommitment.sha256();
        digest.update(secret);
        return digest.digest(context);
    }

    private static HikariDataSource dataSource(EmbeddedPostgres postgres) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(postgres.jdbcUrl());
        config.setUsername(postgres.user());
        config.setPassword(postgres.password());
        config.setMaximumPoolSize(4);
        return new HikariDataSource(config);
    }

    /** Stops PostgreSQL and deletes its data. */
    void close() throws IOException, InterruptedException {
        dataSource.close();
        postgres.close();
        FileSystemUtils.deleteRecursively(folder);
    }
}
