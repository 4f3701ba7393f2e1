package kr.haetae.hub.verification.results;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import kr.haetae.hub.tagindex.EpochRef;
import kr.haetae.hub.verification.Answer;
import kr.haetae.hub.verification.Confirmation;
import kr.haetae.hub.verification.Verdict;
import kr.haetae.hub.verification.planning.ElementRef;
import kr.haetae.hub.verification.planning.RowLayout;
import kr.haetae.hub.verification.verdict.VerdictRule;
import org.jspecify.annotations.Nullable;

/**
 * All answers of a verification at one version, a byte each, and the verdicts they make. Immutable: a hundred thousand
 * rows at thirty exchanges take a few megabytes.
 */
final class Board {
    private final long version;
    private final RowLayout layout;
    private final boolean[] sent;
    private final List<String> exchanges;
    private final Map<String, @Nullable BatchCells[]> cells;
    private final Map<UUID, EpochRef> indexes;

    Board(
            long version,
            RowLayout layout,
            boolean[] sent,
            Map<String, @Nullable BatchCells[]> cells,
            Map<UUID, EpochRef> indexes) {
        this.version = version;
        this.layout = layout;
        this.sent = sent;
        this.cells = cells;
        this.exchanges = cells.keySet().stream().sorted().toList();
        this.indexes = indexes;
    }

    long version() {
        return version;
    }

    RowLayout layout() {
        return layout;
    }

    List<String> exchanges() {
        return exchanges;
    }

    boolean allSent() {
        for (boolean one : sent) {
            if (!one) {
                return false;
            }
        }
        return true;
    }

    @Nullable
    EpochRef index(@Nullable UUID id) {
        return id == null ? null : indexes.get(id);
    }

    /** One exchange's batches in order; null where it was not asked. */
    @Nullable
    BatchCells[] batches(String exchange) {
        return cells.getOrDefault(exchange, new BatchCells[0]);
    }

    /** What one exchange's state says of an element now; silent exchanges give no answer to what is pending. */
    Cell cell(String exchange, int ref, Set<String> silent) {
        BatchCells batch = batches(exchange)[ElementRef.batchNo(ref)];
        if (batch == null) {
            return sent[ElementRef.batchNo(ref)] ? Cell.ABSENT : Cell.PENDING;
        }
        Cell cell = Cell.of(batch.cells().array()[ElementRef.position(ref)]);
        return cell == Cell.PENDING && silent.contains(exchange) ? Cell.SILENT : cell;
    }

    /** The heaviest of an exchange's cells over all a row may mean; absent if it was not asked. */
    Cell cellOfRow(String exchange, int row, Set<String> silent) {
        Cell heaviest = Cell.ABSENT;
        for (int i = 0; i < layout.count(row); i++) {
            Cell cell = cell(exchange, layout.ref(row, i), silent);
            boolean heavier = heaviest == Cell.ABSENT
                    || (cell != Cell.ABSENT
                            && VerdictRule.merged(cell.answer, heaviest.answer) == cell.answer
                            && cell.answer != heaviest.answer);
            heaviest = heavier ? cell : heaviest;
        }
        return heaviest;
    }

    /** Which of the addresses a row may mean the exchange's answer rests on. */
    int deciding(String exchange, int row, Set<String> silent) {
        Cell heaviest = cellOfRow(exchange, row, silent);
        for (int i = 0; i < layout.count(row); i++) {
            if (cell(exchange, layout.ref(row, i), silent) == heaviest) {
                return i;
            }
        }
        return 0;
    }

    /** A row's verdict, null while undecided. */
    @Nullable
    Verdict verdict(int row, Set<String> silent) {
        if (layout.count(row) == 0) {
            return Verdict.INVALID;
        }
        List<Answer> answers = new ArrayList<>(exchanges.size());
        for (String exchange : exchanges) {
            Cell cell = cellOfRow(exchange, row, silent);
            if (cell != Cell.ABSENT) {
                answers.add(cell.answer);
            }
        }
        if (!sentWholly(row) && answers.stream().noneMatch(answer -> answer == Answer.MANAGED)) {
            return null;
        }
        return VerdictRule.of(answers);
    }

    private boolean sentWholly(int row) {
        for (int i = 0; i < layout.count(row); i++) {
            if (!sent[ElementRef.batchNo(layout.ref(row, i))]) {
                return false;
            }
        }
        return true;
    }

    /** Where the confirmation of a row stands: what needs a person first, then what is awaited. */
    Confirmation confirmation(int row, Set<String> silent) {
        boolean pending = false;
        boolean yes = false;
        boolean no = false;
        for (String exchange : exchanges) {
            switch (cellOfRow(exchange, row, silent).confirmation) {
                case HELD -> {
                    return Confirmation.HELD;
                }
                case PENDING -> pending = true;
                case YES -> yes = true;
                case NO -> no = true;
                case NONE -> {
                    // nothing to confirm there
                }
            }
        }
        return pending ? Confirmation.PENDING : yes ? Confirmation.YES : no ? Confirmation.NO : Confirmation.NONE;
    }

    /** Rows counted by verdict, rows held for a person, rows decided. */
    Counts counts(Set<String> silent) {
        Map<Verdict, Integer> verdicts = new EnumMap<>(Verdict.class);
        for (Verdict verdict : Verdict.values()) {
            verdicts.put(verdict, 0);
        }
        int decided = 0;
        int held = 0;
        for (int row = 0; row < layout.rows(); row++) {
            Verdict verdict = verdict(row, silent);
            if (verdict != null) {
                decided++;
                verdicts.merge(verdict, 1, Integer::sum);
                boolean claimed = verdict == Verdict.MANAGED || verdict == Verdict.CONFLICT;
                held += claimed && confirmation(row, silent) == Confirmation.HELD ? 1 : 0;
            }
        }
        return new Counts(Map.copyOf(verdicts), decided, held);
    }

    record Counts(Map<Verdict, Integer> verdicts, int decided, int held) {}
}
