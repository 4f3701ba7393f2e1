package kr.haetae.hub.tagindex.internal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Optional;
import java.util.UUID;
import org.postgresql.PGConnection;
import org.postgresql.PGStatement;
import org.postgresql.copy.CopyIn;

/**
 * The packed buckets of one epoch: a table of its own, loaded once and then only read. A row is a bucket number and the
 * bucket's sorted suffixes; empty buckets have no row.
 */
final class BucketTable {
    private static final String UNDEFINED_TABLE = "42P01";
    private static final int FORCE_BINARY = -1;

    private final String name;
    private final UUID indexId;
    private final BucketLayout layout;

    BucketTable(UUID indexId, BucketLayout layout) {
        this.name = "tag_bucket_" + indexId.toString().replace("-", "");
        this.indexId = indexId;
        this.layout = layout;
    }

    String name() {
        return name;
    }

    /** Creates the table; the load must follow in the same transaction, so that its rows are written frozen. */
    void create(Connection connection) throws SQLException {
        execute(
                connection,
                "CREATE TABLE " + name + " (bucket int4 NOT NULL, suffixes bytea STORAGE EXTERNAL NOT NULL)"
                        + " WITH (fillfactor = 100, autovacuum_enabled = false)");
    }

    /** Starts a bulk load. */
    BucketCopy load(Connection connection) throws SQLException {
        CopyIn copy = connection
                .unwrap(PGConnection.class)
                .getCopyAPI()
                .copyIn("COPY " + name + " FROM STDIN WITH (FORMAT binary, FREEZE)");
        return new BucketCopy(copy);
    }

    /** Builds the key's index once all rows are in; a bucket loaded twice fails here. */
    void finish(Connection connection) throws SQLException {
        execute(connection, "ALTER TABLE " + name + " ADD PRIMARY KEY (bucket) WITH (fillfactor = 100)");
        execute(connection, "ANALYZE " + name);
    }

    void dropIfPresent(Connection connection) throws SQLException {
        execute(connection, "DROP TABLE IF EXISTS " + name);
    }

    /**
     * Looks keyed tags up in one statement, hence one snapshot, which also reads whether the epoch is live. A table that
     * was dropped meanwhile does not spoil the caller's transaction.
     *
     * @param keyed 12 bytes each
     * @return which of them are there, or empty if the epoch is not live any more
     */
    Optional<BitSet> lookup(Connection connection, byte[] keyed) throws SQLException {
        Savepoint before = connection.getAutoCommit() ? null : connection.setSavepoint();
        Optional<BitSet> found;
        try {
            found = select(connection, keyed);
        } catch (SQLException e) {
            if (!UNDEFINED_TABLE.equals(e.getSQLState())) {
                throw e;
            }
            if (before != null) {
                connection.rollback(before);
            }
            found = Optional.empty();
        }
        if (before != null) {
            connection.releaseSavepoint(before);
        }
        return found;
    }

    private Optional<BitSet> select(Connection connection, byte[] keyed) throws SQLException {
        int count = keyed.length / TagHmac.TAG_BYTES;
        int suffixBytes = layout.suffixBytes();
        int[] buckets = new int[count];
        byte[] suffixes = new byte[count * suffixBytes];
        for (int i = 0; i < count; i++) {
            buckets[i] = layout.bucketOf(keyed, i * TagHmac.TAG_BYTES);
            layout.copySuffix(keyed, i * TagHmac.TAG_BYTES, suffixes, i * suffixBytes);
        }
        try (PreparedStatement select = connection.prepareStatement(lookupSql(suffixBytes))) {
            select.unwrap(PGStatement.class).setPrepareThreshold(FORCE_BINARY);
            select.setObject(1, indexId);
            select.setBytes(2, suffixes);
            select.setObject(3, buckets);
            try (ResultSet rows = select.executeQuery()) {
                return hits(rows, suffixes);
            }
        }
    }

    private String lookupSql(int suffixBytes) {
        return "SELECT 0, NULL::bytea FROM tag_epoch WHERE index_id = ? AND state IN ('PROVING', 'ACTIVE', 'RETIRING')"
                + " UNION ALL SELECT place, found FROM (SELECT q.place::int4 AS place, (SELECT t.suffixes FROM " + name
                + " t WHERE t.bucket = q.bucket AND position(substring(?::bytea FROM (q.place::int4 - 1) * "
                + suffixBytes + " + 1 FOR " + suffixBytes + ") IN t.suffixes) > 0) AS found"
                + " FROM unnest(?::int4[]) WITH ORDINALITY AS q(bucket, place)) AS c WHERE found IS NOT NULL";
    }

    private Optional<BitSet> hits(ResultSet rows, byte[] wanted) throws SQLException {
        BitSet hits = new BitSet(wanted.length / layout.suffixBytes());
        boolean live = false;
        while (rows.next()) {
            int place = rows.getInt(1);
            if (place == 0) {
                live = true;
            } else if (contains(rows.getBytes(2), wanted, (place - 1) * layout.suffixBytes())) {
                hits.set(place - 1);
            }
        }
        return live ? Optional.of(hits) : Optional.empty();
    }

    /** The database found the bytes somewhere in the row; a hit is only where a suffix begins. */
    private boolean contains(byte[] packed, byte[] wanted, int at) {
        int size = layout.suffixBytes();
        for (int from = 0; from < packed.length; from += size) {
            if (Arrays.equals(packed, from, from + size, wanted, at, at + size)) {
                return true;
            }
        }
        return false;
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
