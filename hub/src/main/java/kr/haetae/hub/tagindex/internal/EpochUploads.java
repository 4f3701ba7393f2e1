package kr.haetae.hub.tagindex.internal;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import kr.haetae.hub.directory.Exchange;
import kr.haetae.hub.directory.ExchangeId;
import kr.haetae.hub.tagindex.internal.UploadRefused.Reason;
import kr.haetae.protocol.AgentApi.EpochList;
import kr.haetae.protocol.AgentApi.EpochState;
import kr.haetae.protocol.AgentApi.EpochStatus;
import kr.haetae.protocol.BatchCommitment;
import kr.haetae.protocol.Message.Manifest;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;

/**
 * An agent's upload: manifest, chunks in order, completion. Every step may be repeated with the same effect, and an upload
 * that broke off goes on at the first chunk not stored.
 */
@Service
public class EpochUploads {
    private static final int LISTED = 50;

    private final EpochRegister register;
    private final ManifestRules rules;
    private final IndexKeys keys;
    private final JdbcTemplate jdbc;
    private final TransactionOperations transactions;

    public EpochUploads(
            EpochRegister register,
            ManifestRules rules,
            IndexKeys keys,
            JdbcTemplate jdbc,
            TransactionOperations transactions) {
        this.register = register;
        this.rules = rules;
        this.keys = keys;
        this.jdbc = jdbc;
        this.transactions = transactions;
    }

    /**
     * Takes a signed manifest. A newer one supersedes an upload or a proof under way.
     *
     * @param jws the signed envelope
     * @throws UploadRefused if the manifest is not acceptable
     */
    public Announced announce(Exchange exchange, String jws) {
        Manifest manifest = rules.open(exchange, jws);
        return inTransaction(() -> {
            register.lock(exchange.id());
            Optional<EpochRow> latest =
                    register.newest(exchange.id(), 1).stream().findFirst();
            if (latest.isPresent() && latest.get().epoch() == manifest.epoch()) {
                return again(latest.get(), manifest);
            }
            if (latest.isPresent() && latest.get().epoch() > manifest.epoch()) {
                throw new UploadRefused(Reason.EPOCH_NOT_NEWER);
            }
            supersede(exchange.id());
            boolean chained = latest.map(row -> row.manifestSha256().equals(manifest.previousHash()))
                    .orElse(true);
            EpochRow row = register.announce(exchange.id(), manifest, jws, sha256(jws), chained);
            withConnection(connection -> {
                row.chunkTable().create(connection);
                return row;
            });
            return new Announced(status(row), true);
        });
    }

    /**
     * Stores a chunk durably, keyed; the array is overwritten.
     *
     * @param packedTags plain tags, 12 bytes each
     * @throws UploadRefused if it is not the chunk the epoch waits for, nor one stored already
     */
    public void store(ExchangeId exchange, long epoch, long number, byte[] packedTags) {
        try {
            EpochRow expected = require(register.find(exchange, epoch));
            checkShape(expected, number, packedTags.length);
            byte[] hash = BatchCommitment.sha256().digest(packedTags);
            keys.of(expected.indexId()).keyInPlace(packedTags);
            StagedChunk chunk = StagedChunk.of(packedTags);
            inTransaction(() -> {
                EpochRow row = require(register.lockRow(exchange, epoch));
                requireOpen(row);
                return withConnection(connection -> {
                    insertInOrder(connection, row, number, hash, chunk);
                    return row;
                });
            });
        } finally {
            Arrays.fill(packedTags, (byte) 0);
        }
    }

    /**
     * Ends the upload: checks that nothing is missing and that the digest is right, after which the index may be built.
     * A wrong digest fails the epoch. An epoch complete before stays as it is.
     *
     * @throws UploadRefused if chunks are missing
     */
    public EpochStatus complete(ExchangeId exchange, long epoch) {
        return inTransaction(() -> {
            EpochRow row = require(register.lockRow(exchange, epoch));
            if (row.state() == EpochState.UPLOADING && !row.sealed()) {
                seal(row);
            }
            return status(require(register.find(exchange, epoch)));
        });
    }

    /** Where an epoch stands. */
    public EpochStatus status(ExchangeId exchange, long epoch) {
        return inTransaction(() -> status(require(register.find(exchange, epoch))));
    }

    /** The exchange's newest epochs. */
    public EpochList list(ExchangeId exchange) {
        return inTransaction(() -> new EpochList(
                register.newest(exchange, LISTED).stream().map(this::status).toList()));
    }

    private Announced again(EpochRow row, Manifest manifest) {
        boolean same = row.digest().equals(manifest.digest())
                && row.count() == manifest.count()
                && row.publicKey().equals(manifest.publicKey())
                && row.namespaces().equals(new HashSet<>(manifest.namespaces()));
        if (!same) {
            throw new UploadRefused(Reason.EPOCH_ANNOUNCED_OTHERWISE);
        }
        return new Announced(status(row), false);
    }

    private void supersede(ExchangeId exchange) {
        for (EpochState state : List.of(EpochState.UPLOADING, EpochState.PROVING)) {
            register.inState(exchange, state).ifPresent(row -> register.fail(row, "superseded by a newer manifest"));
        }
    }

    private void seal(EpochRow row) {
        List<byte[]> hashes = withConnection(connection -> row.chunkTable().hashes(connection));
        if (hashes.size() < row.chunks()) {
            throw new UploadRefused(Reason.CHUNKS_MISSING, hashes.size());
        }
        MessageDigest digest = BatchCommitment.sha256();
        hashes.forEach(digest::update);
        if (HexFormat.of().formatHex(digest.digest()).equals(row.digest())) {
            register.seal(row);
        } else {
            register.fail(row, "the chunks do not have the manifest's digest");
        }
    }

    private static void checkShape(EpochRow row, long number, int length) {
        if (number < 0 || number >= row.chunks()) {
            throw new UploadRefused(Reason.CHUNK_NUMBER_OUT_OF_RANGE);
        }
        if (length != row.tagsOfChunk(number) * TagHmac.TAG_BYTES) {
            throw new UploadRefused(Reason.CHUNK_LENGTH);
        }
    }

    private static void requireOpen(EpochRow row) {
        if (row.state() != EpochState.UPLOADING) {
            throw new UploadRefused(Reason.EPOCH_CLOSED);
        }
    }

    private static void insertInOrder(Connection connection, EpochRow row, long number, byte[] hash, StagedChunk chunk)
            throws SQLException {
        ChunkTable table = row.chunkTable();
        long next = table.nextChunk(connection);
        if (number > next) {
            throw new UploadRefused(Reason.CHUNK_OUT_OF_ORDER, next);
        }
        if (number == next) {
            table.insert(connection, number, hash, chunk);
        } else if (!Arrays.equals(table.sha256(connection, number), hash)) {
            throw new UploadRefused(Reason.CHUNK_DIFFERS, next);
        }
    }

    private EpochStatus status(EpochRow seen) {
        // Shared lock: while an upload is counted, its table must not be replaced by the finished index.
        EpochRow row = seen.state() == EpochState.UPLOADING ? register.lockShared(seen.indexId()) : seen;
        long next = row.state() == EpochState.UPLOADING
                ? withConnection(connection -> row.chunkTable().nextChunk(connection))
                : row.chunks();
        return new EpochStatus(row.epoch(), row.state(), next, row.activatedOnWire());
    }

    private static EpochRow require(Optional<EpochRow> row) {
        return row.orElseThrow(() -> new UploadRefused(Reason.EPOCH_UNKNOWN));
    }

    private static String sha256(String text) {
        return HexFormat.of().formatHex(BatchCommitment.sha256().digest(text.getBytes(StandardCharsets.US_ASCII)));
    }

    private <T> T inTransaction(Supplier<T> work) {
        return Objects.requireNonNull(transactions.execute(status -> work.get()));
    }

    private <T> T withConnection(ConnectionCallback<T> work) {
        return Objects.requireNonNull(jdbc.execute(work));
    }

    /** An announced epoch, and whether this call made it. */
    public record Announced(EpochStatus status, boolean created) {}
}
