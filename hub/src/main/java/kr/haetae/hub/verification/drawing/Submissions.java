package kr.haetae.hub.verification.drawing;

import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import kr.haetae.hub.audit.LogHead;
import kr.haetae.hub.audit.LogHeads;
import kr.haetae.hub.audit.LogRow;
import kr.haetae.hub.audit.LogRow.Opening;
import kr.haetae.hub.audit.LogRows;
import kr.haetae.hub.verification.opaque.Bytes;
import kr.haetae.hub.verification.planning.BatchPlan;
import kr.haetae.hub.verification.planning.RowLayout;
import kr.haetae.protocol.audit.AuditField;
import kr.haetae.protocol.audit.DrawnElement.Grounds;
import kr.haetae.protocol.audit.DrawnElement.Submission;
import kr.haetae.tlog.Base64Text;
import kr.haetae.tlog.ProofMaker;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The submission of one verification as its audit row proves it, with the list it recorded. */
@Component
class Submissions {
    private final JdbcClient jdbc;
    private final LogRows rows;
    private final LogHeads heads;

    Submissions(JdbcClient jdbc, LogRows rows, LogHeads heads) {
        this.jdbc = jdbc;
        this.rows = rows;
        this.heads = heads;
    }

    /** A submission that can be shown. */
    record Shown(String caseText, RecordedList list, Submission row) {
        /** Why that element was asked, empty if no line asks for it. */
        Optional<Grounds> grounds(int ref, byte[] caseSalt) {
            Integer leaf = list.leafOf(ref);
            HexFormat hex = HexFormat.of();
            return Optional.ofNullable(leaf)
                    .map(at -> new Grounds(
                            caseText,
                            hex.formatHex(caseSalt),
                            list.line(at),
                            at,
                            list.size(),
                            hex.formatHex(list.salt(at)),
                            list.path(at).stream().map(hex::formatHex).toList(),
                            row));
        }

        @Override
        public String toString() {
            return "Shown[]";
        }
    }

    private record Kept(RowLayout layout, Bytes salt, String caseText) {}

    /** The submission; empty if nothing of it was committed to, or its row has no place in the log yet. */
    Optional<Shown> of(UUID verification) {
        Optional<Kept> kept = jdbc.sql("""
                        select layout, list_salt, agency_id || '/' || case_id as case_ref from verification
                        where id = ? and list_salt is not null
                        """)
                .param(verification)
                .query((row, number) -> new Kept(
                        RowLayout.unpack(row.getBytes("layout")),
                        Bytes.of(row.getBytes("list_salt")),
                        row.getString("case_ref")))
                .optional();
        Optional<Submission> row = row(verification);
        if (kept.isEmpty() || row.isEmpty()) {
            return Optional.empty();
        }
        RecordedList list = RecordedList.of(
                kept.get().layout(), plans(verification), kept.get().salt().array());
        return Optional.of(new Shown(kept.get().caseText(), list, row.get()));
    }

    private List<BatchPlan> plans(UUID verification) {
        return jdbc.sql("select inputs from batch where verification_id = ? order by batch_no")
                .param(verification)
                .query((row, number) -> BatchPlan.unpack(row.getBytes("inputs")))
                .list();
    }

    private Optional<Submission> row(UUID verification) {
        return Optional.ofNullable(rows.indexesOf(List.of(verification)).get(verification))
                .flatMap(rows::row)
                .filter(row -> !row.openings().isEmpty())
                .flatMap(row -> heads.covering(row.index()).map(head -> submission(row, head)));
    }

    private Submission submission(LogRow row, LogHead head) {
        Opening facts = row.opening(AuditField.FACTS).orElseThrow();
        List<byte[]> path = new ProofMaker(heads.hashes())
                .inclusion(row.index(), head.checkpoint().size());
        return new Submission(
                row.index(),
                Base64Text.encode(row.leaf().bytes()),
                row.opening(AuditField.CASE).orElseThrow().salt(),
                facts.salt(),
                facts.values(),
                path.stream().map(Base64Text::encode).toList(),
                head.note().encode());
    }
}
