package kr.haetae.hub.audit.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import kr.haetae.hub.audit.LogQuery;
import kr.haetae.hub.audit.LogRow;
import kr.haetae.hub.audit.LogRows;
import kr.haetae.protocol.audit.AuditLeaf;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class JdbcRows implements LogRows {
    private static final String OPENED = "select l.leaf_index, l.leaf, l.row_salt, " + AuditedRow.COLUMNS
            + " from audit_leaf l join audit_entry e on e.id = l.entry_id ";

    private final JdbcClient jdbc;

    JdbcRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Optional<LogRow> row(long index) {
        return rows(index, index + 1, 1, Openings.OPENED).stream().findFirst();
    }

    @Override
    public List<LogRow> rows(long from, long below, int max, Openings openings) {
        boolean opened = openings == Openings.OPENED;
        return jdbc.sql((opened ? OPENED : "select l.leaf_index, l.leaf from audit_leaf l ")
                        + "where l.leaf_index >= ? and l.leaf_index < ? order by l.leaf_index limit ?")
                .params(from, below, max)
                .query((row, number) -> opened ? openedRow(row) : row(row, List.of()))
                .list();
    }

    @Override
    public List<LogRow> matching(LogQuery query, long from, long below, int max) {
        return matching(query, from, below, max, "asc");
    }

    @Override
    public List<LogRow> newestMatching(LogQuery query, long below, int max) {
        return matching(query, 0, below, max, "desc");
    }

    private List<LogRow> matching(LogQuery query, long from, long below, int max, String order) {
        QueryText text = QueryText.of(query);
        return jdbc.sql(OPENED + "where l.leaf_index >= :above and l.leaf_index < :below and " + text.condition()
                        + " order by l.leaf_index " + order + " limit :max")
                .params(text.parameters())
                .param("above", from)
                .param("below", below)
                .param("max", max)
                .query((row, number) -> openedRow(row))
                .list();
    }

    @Override
    public Map<UUID, Long> indexesOf(Collection<UUID> entries) {
        Map<UUID, Long> indexes = new HashMap<>();
        if (!entries.isEmpty()) {
            jdbc.sql("select entry_id, leaf_index from audit_leaf where entry_id = any(?)")
                    .param(entries.toArray(UUID[]::new))
                    .query(row -> {
                        indexes.put(row.getObject("entry_id", UUID.class), row.getLong("leaf_index"));
                    });
        }
        return indexes;
    }

    /** Without its salt a row opens nothing any more. */
    private static LogRow openedRow(ResultSet row) throws SQLException {
        byte[] salt = row.getBytes("row_salt");
        return row(row, salt == null ? List.of() : AuditedRow.of(row).openings(salt));
    }

    private static LogRow row(ResultSet row, List<LogRow.Opening> openings) throws SQLException {
        return new LogRow(row.getLong("leaf_index"), AuditLeaf.parse(row.getString("leaf")), openings);
    }
}
