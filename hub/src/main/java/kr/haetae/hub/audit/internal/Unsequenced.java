package kr.haetae.hub.audit.internal;

import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** Rows that were committed and have no place in the log yet. */
@Repository
class Unsequenced {
    private final JdbcTemplate jdbc;

    Unsequenced(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** A row and its place in the queue. */
    record Queued(long seq, AuditedRow row) {}

    boolean any() {
        return Boolean.TRUE.equals(
                jdbc.queryForObject("select exists (select 1 from audit_unsequenced)", Boolean.class));
    }

    /** The rows that wait longest; only committed ones can be seen. */
    List<Queued> oldest(int max) {
        return jdbc.query(
                "select u.seq, " + AuditedRow.COLUMNS
                        + " from audit_unsequenced u join audit_entry e on e.id = u.entry_id order by u.seq limit ?",
                (row, number) -> new Queued(row.getLong("seq"), AuditedRow.of(row)),
                max);
    }

    /** Takes rows out of the queue; each must still be there. */
    void remove(List<Queued> rows) {
        Long[] seqs = rows.stream().map(Queued::seq).toArray(Long[]::new);
        int removed = jdbc.update("delete from audit_unsequenced where seq = any(?)", (Object) seqs);
        if (removed != rows.size()) {
            throw new IllegalStateException("rows of the audit log were taken twice");
        }
    }
}
