package kr.haetae.hub.verification.intake;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import kr.haetae.hub.frame.Limit;
import kr.haetae.hub.frame.Problem;
import kr.haetae.hub.frame.ProblemCode;

/** Collects data rows: skips the header, counts blank lines, stops at the limit. */
final class RowCollector implements Predicate<TableRow> {
    private final List<RawRow> rows = new ArrayList<>();
    private final Columns columns;
    private final int address;
    private boolean headerAhead;
    private int blankLines;
    private int pendingBlankLines;

    RowCollector(Columns columns, int address) {
        this.columns = columns;
        this.address = address;
        this.headerAhead = columns.header();
    }

    @Override
    public boolean test(TableRow row) {
        if (row.blank()) {
            pendingBlankLines++;
        } else if (headerAhead) {
            headerAhead = false;
        } else {
            if (rows.size() == Limit.ROWS_PER_VERIFICATION.value()) {
                throw new Problem(ProblemCode.TOO_MANY_ROWS);
            }
            blankLines += pendingBlankLines;
            pendingBlankLines = 0;
            rows.add(columns.rawRow(row, address));
        }
        return true;
    }

    List<RawRow> rows() {
        return rows;
    }

    /** Blank lines between rows; those after the last row are no more than the end of the file. */
    int blankLines() {
        return blankLines;
    }
}
