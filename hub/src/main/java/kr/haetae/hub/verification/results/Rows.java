package kr.haetae.hub.verification.results;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import kr.haetae.hub.audit.LogRows;
import kr.haetae.hub.verification.RowPage;
import kr.haetae.hub.verification.RowQuery;
import kr.haetae.hub.verification.RowResult;
import kr.haetae.hub.verification.Verdict;
import kr.haetae.hub.verification.hint.Attributions;
import kr.haetae.hub.verification.planning.ElementRef;
import kr.haetae.hub.verification.planning.RowLayout;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads rows with their results. Pages are cut from the board, so that a late page costs what the first costs. */
@Component
class Rows {
    private final JdbcClient jdbc;
    private final Attributions attributions;
    private final LogRows log;

    Rows(JdbcClient jdbc, Attributions attributions, LogRows log) {
        this.jdbc = jdbc;
        this.attributions = attributions;
        this.log = log;
    }

    RowPage page(UUID verification, Standing.Now now, RowQuery query) {
        int[] lines = matching(verification, now, query);
        int from = (int) Math.min(lines.length, (long) query.page() * query.size());
        int to = Math.min(lines.length, from + query.size());
        List<RowResult> rows = of(verification, now, Arrays.copyOfRange(lines, from, to));
        return new RowPage(query.page(), query.size(), lines.length, rows);
    }

    private int[] matching(UUID verification, Standing.Now now, RowQuery query) {
        String text = query.text();
        IntStream lines = text == null || text.isBlank()
                ? IntStream.rangeClosed(1, now.board().layout().rows())
                : holding(verification, text.strip()).stream().mapToInt(Integer::intValue);
        return query.verdict() == null
                ? lines.toArray()
                : lines.filter(line -> now.board().verdict(line - 1, now.silent()) == query.verdict())
                        .toArray();
    }

    private List<Integer> holding(UUID verification, String text) {
        String pattern = "%" + text.replaceAll("([\\\\%_])", "\\\\$1") + "%";
        return jdbc.sql("""
                        select line from verification_row where verification_id = ?
                        and (input ilike ? or candidates ilike ? or memo ilike ?) order by line
                        """)
                .params(verification, pattern, pattern, pattern)
                .query(Integer.class)
                .list();
    }

    /** The results of these lines, in their order. */
    List<RowResult> of(UUID verification, Standing.Now now, int[] lines) {
        List<KeptRow> kept = KeptRow.of(jdbc, verification, lines);
        ConfirmedFacts facts = ConfirmedFacts.of(jdbc, verification, claimedBatches(now, lines));
        Map<Integer, RowResult.Hint> hints = hints(now, kept);
        Set<UUID> entries = entries(now, lines);
        entries.addAll(facts.auditEntries());
        RowMaker maker = new RowMaker(now, facts, log.indexesOf(entries));
        return kept.stream().map(row -> maker.of(row, hints.get(row.line()))).toList();
    }

    /** The audit entries the answers to these lines rest on. */
    private static Set<UUID> entries(Standing.Now now, int[] lines) {
        Set<UUID> entries = new HashSet<>();
        int[] batches = Arrays.stream(lines)
                .flatMap(line -> Arrays.stream(now.board().layout().refs(line - 1)))
                .map(ElementRef::batchNo)
                .distinct()
                .toArray();
        for (String exchange : now.board().exchanges()) {
            for (int batchNo : batches) {
                BatchCells batch = now.board().batches(exchange)[batchNo];
                if (batch != null && batch.auditEntry() != null) {
                    entries.add(batch.auditEntry());
                }
            }
        }
        return entries;
    }

    private static Integer[] claimedBatches(Standing.Now now, int[] lines) {
        RowLayout layout = now.board().layout();
        return Arrays.stream(lines)
                .flatMap(line -> Arrays.stream(layout.refs(line - 1)))
                .filter(ref -> now.board().exchanges().stream()
                        .map(exchange -> now.board().cell(exchange, ref, now.silent()))
                        .anyMatch(cell -> cell == Cell.CONFIRMED || cell == Cell.DENIED))
                .map(ElementRef::batchNo)
                .distinct()
                .boxed()
                .toArray(Integer[]::new);
    }

    private Map<Integer, RowResult.Hint> hints(Standing.Now now, List<KeptRow> kept) {
        Map<Integer, List<String>> unclaimed = new HashMap<>();
        for (KeptRow row : kept) {
            Verdict verdict = now.board().verdict(row.line() - 1, now.silent());
            if (row.fault() == null && verdict != Verdict.MANAGED && verdict != Verdict.CONFLICT) {
                unclaimed.put(row.line(), row.candidates());
            }
        }
        return attributions.hints(unclaimed);
    }
}
