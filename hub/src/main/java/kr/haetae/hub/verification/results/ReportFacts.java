package kr.haetae.hub.verification.results;

import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import kr.haetae.hub.tagindex.EpochRef;
import kr.haetae.hub.verification.Answer;
import kr.haetae.hub.verification.Confirmation;
import kr.haetae.hub.verification.Verdict;
import kr.haetae.hub.verification.planning.ElementRef;
import org.jspecify.annotations.Nullable;

/** What a report counts and names, gathered from the board in one pass over its rows. */
final class ReportFacts {
    /** Rows an exchange alone claims, and how many of them it signed for. */
    static final class Claimed {
        int rows;
        int signed;
    }

    /** By exchange. */
    final Map<String, Claimed> claimed = new TreeMap<>();

    /** Exchanges that gave no usable answer to some row, by what came instead. */
    final Map<Cell, Set<String>> missing = new EnumMap<>(Cell.class);

    /** When the oldest index was activated that a verdict of not managed rests on. */
    @Nullable
    Instant oldestIndex;

    private ReportFacts() {}

    static ReportFacts of(Board board, Set<String> silent) {
        ReportFacts facts = new ReportFacts();
        for (int row = 0; row < board.layout().rows(); row++) {
            Verdict verdict = board.verdict(row, silent);
            if (verdict == Verdict.INVALID) {
                continue;
            }
            for (String exchange : board.exchanges()) {
                Cell cell = board.cellOfRow(exchange, row, silent);
                facts.take(exchange, cell, verdict);
                if (verdict == Verdict.NOT_MANAGED && cell == Cell.NOT_MANAGED) {
                    facts.restsOn(board, exchange, row);
                }
            }
        }
        return facts;
    }

    private void take(String exchange, Cell cell, @Nullable Verdict verdict) {
        if (cell.answer == Answer.NO_ANSWER || cell.answer == Answer.REFUSED || cell.answer == Answer.DENIED) {
            missing.computeIfAbsent(cell, kind -> new TreeSet<>()).add(exchange);
        }
        if (verdict == Verdict.MANAGED && cell.answer == Answer.MANAGED) {
            Claimed one = claimed.computeIfAbsent(exchange, name -> new Claimed());
            one.rows++;
            one.signed += cell.confirmation == Confirmation.YES ? 1 : 0;
        }
    }

    private void restsOn(Board board, String exchange, int row) {
        for (int ref : board.layout().refs(row)) {
            BatchCells batch = board.batches(exchange)[ElementRef.batchNo(ref)];
            EpochRef index = batch == null ? null : board.index(batch.index());
            if (index != null && (oldestIndex == null || index.activatedAt().isBefore(oldestIndex))) {
                oldestIndex = index.activatedAt();
            }
        }
    }
}
