package kr.haetae.hub.audit.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import kr.haetae.hub.audit.LogHead;
import kr.haetae.hub.audit.LogHeads;
import kr.haetae.tlog.Checkpoint;
import kr.haetae.tlog.HashReader;
import kr.haetae.tlog.NoteSignature;
import kr.haetae.tlog.SignedNote;
import kr.haetae.tlog.TiledTree;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class JdbcHeads implements LogHeads {
    private static final String HEAD = """
            select c.*, (select string_agg(line, E'\\n' order by received_at, witness)
                from audit_cosignature s where s.tree_size = c.tree_size) as cosignatures
            from audit_checkpoint c
            """;

    private final JdbcTemplate jdbc;
    private final JdbcClient client;

    JdbcHeads(JdbcTemplate jdbc, JdbcClient client) {
        this.jdbc = jdbc;
        this.client = client;
    }

    void insert(Checkpoint head, SignedNote note, Instant now) {
        jdbc.update(
                "insert into audit_checkpoint (tree_size, root, note, signed_at) values (?, ?, ?, ?)",
                head.size(),
                head.root(),
                note.encode(),
                now.atOffset(ZoneOffset.UTC));
    }

    @Override
    public Optional<LogHead> newest() {
        return one("order by tree_size desc limit 1");
    }

    @Override
    public Optional<LogHead> newestWitnessed() {
        return one("where witnessed_at is not null order by tree_size desc limit 1");
    }

    Optional<LogHead> newestOffered() {
        return one("where offered_at is not null order by tree_size desc limit 1");
    }

    @Override
    public Optional<LogHead> ofSize(long size) {
        return one("where tree_size = ?", size);
    }

    @Override
    public List<LogHead> offered(long from, long to, int max) {
        return client.sql(
                        HEAD + "where offered_at is not null and tree_size between ? and ? order by tree_size limit ?")
                .params(from, to, max)
                .query((row, number) -> head(row))
                .list();
    }

    @Override
    public Optional<Instant> firstSignedAbove(long size) {
        return client.sql("select signed_at from audit_checkpoint where tree_size > ? order by tree_size limit 1")
                .param(size)
                .query(OffsetDateTime.class)
                .optional()
                .map(OffsetDateTime::toInstant);
    }

    @Override
    public HashReader hashes() {
        return new TiledTree(new JdbcTiles(jdbc), 0).hashes();
    }

    private Optional<LogHead> one(String which, Object... params) {
        return client.sql(HEAD + which)
                .params(params)
                .query((row, number) -> head(row))
                .optional();
    }

    private static LogHead head(ResultSet row) throws SQLException {
        SignedNote note = SignedNote.parse(row.getString("note"));
        String cosignatures = row.getString("cosignatures");
        if (cosignatures != null) {
            for (String line : cosignatures.split("\n", -1)) {
                note = note.with(NoteSignature.parse(line));
            }
        }
        OffsetDateTime witnessed = row.getObject("witnessed_at", OffsetDateTime.class);
        return new LogHead(
                note,
                Checkpoint.parse(note.text()),
                row.getObject("signed_at", OffsetDateTime.class).toInstant(),
                witnessed == null ? null : witnessed.toInstant());
    }
}
