package kr.haetae.hub.verification.results;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A row as it was kept at submission.
 *
 * @param candidates {@code chain address} of everything the text may mean, empty if it is invalid
 */
record KeptRow(
        int line,
        int sourceRow,
        String input,
        @Nullable String declaredChain,
        @Nullable String memo,
        List<String> candidates,
        List<String> notes,
        @Nullable Fault fault,
        @Nullable Integer firstLine) {
    KeptRow {
        candidates = List.copyOf(candidates);
        notes = List.copyOf(notes);
    }

    @Override
    public String toString() {
        return "KeptRow[" + line + "]";
    }

    record Fault(
            String code,
            @Nullable Integer position,
            @Nullable String chain,
            @Nullable String hint) {}

    String chains() {
        return IntStream.range(0, candidates.size()).mapToObj(this::chain).collect(Collectors.joining(";"));
    }

    String chain(int candidate) {
        String one = candidates.get(candidate);
        return one.substring(0, one.indexOf(' '));
    }

    String address(int candidate) {
        String one = candidates.get(candidate);
        return one.substring(one.indexOf(' ') + 1);
    }

    /** The rows of these lines, in order. */
    static List<KeptRow> of(JdbcClient jdbc, UUID verification, int[] lines) {
        return jdbc.sql("select * from verification_row where verification_id = ? and line = any(?) order by line")
                .params(verification, Arrays.stream(lines).boxed().toArray(Integer[]::new))
                .query(KeptRow::rowOf)
                .list();
    }

    private static KeptRow rowOf(ResultSet row, int number) throws SQLException {
        String candidates = row.getString("candidates");
        String notes = row.getString("notes");
        String code = row.getString("fault_code");
        return new KeptRow(
                row.getInt("line"),
                row.getInt("source_row"),
                row.getString("input"),
                row.getString("declared_chain"),
                row.getString("memo"),
                candidates == null ? List.of() : List.of(candidates.split("\n")),
                notes.isEmpty() ? List.of() : List.of(notes.split("\n")),
                code == null
                        ? null
                        : new Fault(
                                code,
                                row.getObject("fault_position", Integer.class),
                                row.getString("fault_chain"),
                                row.getString("fault_hint")),
                row.getObject("first_line", Integer.class));
    }
}
