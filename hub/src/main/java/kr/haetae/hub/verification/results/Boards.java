package kr.haetae.hub.verification.results;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import kr.haetae.hub.tagindex.EpochRef;
import kr.haetae.hub.verification.opaque.Bytes;
import kr.haetae.hub.verification.operating.Recent;
import kr.haetae.hub.verification.operating.RowTime;
import kr.haetae.hub.verification.planning.Layouts;
import kr.haetae.hub.verification.planning.PackedAnswers;
import kr.haetae.hub.verification.planning.RowLayout;
import kr.haetae.hub.verification.sending.PinnedIndex;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/** Reads boards of one snapshot each, and keeps the newest of recently asked verifications. */
@Component
class Boards {
    private static final int KEPT = 8;

    private final JdbcClient jdbc;
    private final Layouts layouts;
    private final Recent<Board> recent = new Recent<>(KEPT);

    Boards(JdbcClient jdbc, Layouts layouts) {
        this.jdbc = jdbc;
        this.layouts = layouts;
    }

    /** The board as it is now. */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public Board of(UUID verification) {
        long version = version(verification);
        Board known = recent.get(verification);
        if (known != null && known.version() == version) {
            return known;
        }
        Board board = read(verification, version);
        recent.put(verification, board);
        return board;
    }

    /** Both terms only grow. */
    private long version(UUID verification) {
        return jdbc.sql("""
                        select (select coalesce(sum(changes + 1), 0) from lane where verification_id = ?)
                            + (select count(*) from batch where verification_id = ? and state = 'SENT')
                        """)
                .params(verification, verification)
                .query(Long.class)
                .single();
    }

    private Board read(UUID verification, long version) {
        RowLayout layout = layouts.of(verification);
        boolean[] sent = sent(verification);
        Map<String, @Nullable BatchCells[]> cells = new HashMap<>();
        jdbc.sql("""
                        select b.batch_no, b.size, a.* from batch_answer a join batch b on b.id = a.batch_id
                        where a.verification_id = ?
                        """).param(verification).query(row -> {
            cells.computeIfAbsent(row.getString("exchange"), name -> new BatchCells[sent.length])[
                            row.getInt("batch_no")] =
                    cellsOf(row);
        });
        overlayClaims(verification, sent.length, cells);
        return new Board(version, layout, sent, cells, indexes(verification));
    }

    private boolean[] sent(UUID verification) {
        boolean[] sent = new boolean
                [jdbc.sql("select batch_count from verification where id = ?")
                        .param(verification)
                        .query(Integer.class)
                        .single()];
        jdbc.sql("select batch_no from batch where verification_id = ? and state = 'SENT'")
                .param(verification)
                .query(row -> {
                    sent[row.getInt(1)] = true;
                });
        return sent;
    }

    private static BatchCells cellsOf(ResultSet row) throws SQLException {
        byte[] cells = new byte[row.getInt("size")];
        switch (row.getString("state")) {
            case "ASKED" -> fill(cells, row.getBytes("covered"), Cell.PENDING);
            case "ANSWERED" -> answers(cells, row.getBytes("answers"), row.getBoolean("stale"));
            case "REFUSED" -> fill(cells, row.getBytes("covered"), Cell.REFUSED);
            case "PROOF_FAILED" -> fill(cells, row.getBytes("covered"), Cell.PROOF_FAILED);
            case "MALFORMED" -> fill(cells, row.getBytes("covered"), Cell.MALFORMED);
            default -> Arrays.fill(cells, Cell.NO_INDEX.packed());
        }
        Instant answeredAt = RowTime.orNull(row, "answered_at");
        return new BatchCells(
                Bytes.of(cells),
                row.getObject("index_id", UUID.class),
                row.getObject("refusal", Integer.class),
                answeredAt,
                row.getObject("audit_entry", UUID.class));
    }

    /** What an exchange does not cover stays not covered, whatever became of the batch. */
    private static void fill(byte[] cells, byte[] covered, Cell cell) {
        BitSet bits = BitSet.valueOf(covered);
        for (int position = 0; position < cells.length; position++) {
            cells[position] = (bits.get(position) ? cell : Cell.NOT_COVERED).packed();
        }
    }

    private static void answers(byte[] cells, byte[] answers, boolean stale) {
        for (int position = 0; position < cells.length; position++) {
            Cell cell = switch (answers[position]) {
                case PackedAnswers.NOT_COVERED -> Cell.NOT_COVERED;
                case PackedAnswers.NOT_MANAGED -> stale ? Cell.STALE_INDEX : Cell.NOT_MANAGED;
                case PackedAnswers.FOUND -> Cell.WAITING;
                default -> Cell.ABSENT;
            };
            cells[position] = cell.packed();
        }
    }

    private void overlayClaims(UUID verification, int batches, Map<String, @Nullable BatchCells[]> cells) {
        jdbc.sql("""
                        select b.batch_no, c.position, c.exchange, c.state, c.held_for
                        from claim c join batch b on b.id = c.batch_id where c.verification_id = ?
                        """).param(verification).query(row -> {
            BatchCells batch =
                    cells.getOrDefault(row.getString("exchange"), new BatchCells[batches])[row.getInt("batch_no")];
            if (batch != null) {
                batch.cells().array()[row.getInt("position")] = Cell.ofClaim(
                                row.getString("state"), row.getString("held_for"))
                        .packed();
            }
        });
    }

    private Map<UUID, EpochRef> indexes(UUID verification) {
        Map<UUID, EpochRef> indexes = new HashMap<>();
        jdbc.sql("""
                        select * from asked_index where index_id in
                            (select index_id from batch_answer where verification_id = ?)
                        """).param(verification).query(row -> {
            EpochRef index = PinnedIndex.of(row);
            indexes.put(index.indexId(), index);
        });
        return indexes;
    }
}
