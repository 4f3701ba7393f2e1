package kr.haetae.hub.tagindex.internal;

import static kr.haetae.hub.tagindex.internal.TagHmac.TAG_BYTES;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGStatement;

/**
 * The chunks of one epoch while it is uploaded, keyed before they come here. An ordinary logged table: what an agent was
 * told is stored survives a crash.
 */
final class ChunkTable {
    private static final int FORCE_BINARY = -1;

    private final String name;

    ChunkTable(UUID indexId) {
        this.name = "tag_chunk_" + indexId.toString().replace("-", "");
    }

    void create(Connection connection) throws SQLException {
        execute(
                connection,
                "CREATE TABLE " + name + " (chunk bigint PRIMARY KEY CHECK (chunk >= 0), sha256 text NOT NULL,"
                        + " directory int4[] NOT NULL, tags bytea STORAGE EXTERNAL NOT NULL)"
                        + " WITH (autovacuum_enabled = false, toast.autovacuum_enabled = false)");
    }

    void dropIfPresent(Connection connection) throws SQLException {
        execute(connection, "DROP TABLE IF EXISTS " + name);
    }

    /** The first chunk not yet stored; they are stored in order. */
    long nextChunk(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT coalesce(max(chunk) + 1, 0) FROM " + name)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    void insert(Connection connection, long number, byte[] sha256, StagedChunk chunk) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("INSERT INTO " + name + " VALUES (?, ?, ?, ?)")) {
            insert.setLong(1, number);
            insert.setString(2, HexFormat.of().formatHex(sha256));
            insert.setObject(3, chunk.directory());
            insert.setBytes(4, chunk.tags());
            insert.executeUpdate();
        }
    }

    /** The hash a stored chunk was received with, or null if it is not stored. */
    byte @Nullable [] sha256(Connection connection, long number) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement("SELECT sha256 FROM " + name + " WHERE chunk = ?")) {
            select.setLong(1, number);
            try (ResultSet rows = select.executeQuery()) {
                return rows.next() ? HexFormat.of().parseHex(rows.getString(1)) : null;
            }
        }
    }

    /** The hashes of all stored chunks, in order. */
    List<byte[]> hashes(Connection connection) throws SQLException {
        List<byte[]> hashes = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT sha256 FROM " + name + " ORDER BY chunk")) {
            while (rows.next()) {
                hashes.add(HexFormat.of().parseHex(rows.getString(1)));
            }
        }
        return hashes;
    }

    /** Number of tags in a range of groups, over all chunks. */
    long countIn(Connection connection, int firstGroup, int endGroup) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement("SELECT coalesce(sum(directory[?] - directory[?]), 0) FROM " + name)) {
            // PostgreSQL counts array places from one.
            select.setInt(1, endGroup + 1);
            select.setInt(2, firstGroup + 1);
            try (ResultSet rows = select.executeQuery()) {
                rows.next();
                return rows.getLong(1);
            }
        }
    }

    /** The tags in a range of groups: one slice of every chunk. */
    List<byte[]> slices(Connection connection, int firstGroup, int endGroup) throws SQLException {
        String from = "directory[?] * " + TAG_BYTES + " + 1";
        String length = "(directory[?] - directory[?]) * " + TAG_BYTES;
        try (PreparedStatement select = connection.prepareStatement(
                "SELECT substring(tags FROM " + from + " FOR " + length + ") FROM " + name)) {
            // As text every byte would take two characters.
            select.unwrap(PGStatement.class).setPrepareThreshold(FORCE_BINARY);
            select.setInt(1, firstGroup + 1);
            select.setInt(2, endGroup + 1);
            select.setInt(3, firstGroup + 1);
            try (ResultSet rows = select.executeQuery()) {
                List<byte[]> slices = new ArrayList<>();
                while (rows.next()) {
                    slices.add(rows.getBytes(1));
                }
                return slices;
            }
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
