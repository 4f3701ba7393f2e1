package kr.haetae.hub.verification.export;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Iterator;
import java.util.List;
import kr.haetae.hub.verification.RowResult;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;

/** Results as an XLSX workbook: the user's own with results appended, or a new one. */
public final class WorkbookExport {
    private static final int FLUSH_ROWS = 1_000;

    private WorkbookExport() {}

    /** Writes a new workbook; every cell is a string, so none is ever taken for a formula. */
    public static void write(Iterable<RowResult> rows, OutputStream out) throws IOException {
        Workbook workbook = new Workbook(out, "Haetae", null);
        Worksheet sheet = workbook.newWorksheet("결과 Results");
        put(sheet, 0, ResultCells.COLUMNS);
        int at = 0;
        for (RowResult row : rows) {
            put(sheet, ++at, ResultCells.all(row));
            if (at % FLUSH_ROWS == 0) {
                sheet.flush();
            }
        }
        workbook.finish();
    }

    private static void put(Worksheet sheet, int row, List<String> cells) {
        for (int column = 0; column < cells.size(); column++) {
            sheet.inlineString(row, column, XmlText.legal(cells.get(column)));
        }
    }

    /**
     * Writes the user's own workbook with results appended.
     *
     * @param headerRow the row that names the columns, counted from 1, null where there is none
     * @param lineRows the sheet's row of each line, by line - 1
     */
    public static void append(
            byte[] workbook,
            String sheet,
            @Nullable Integer headerRow,
            int[] lineRows,
            Iterable<RowResult> rows,
            OutputStream out)
            throws IOException {
        InOrder inOrder = new InOrder(rows.iterator(), headerRow == null ? 0 : headerRow, lineRows);
        WorkbookEditor.append(workbook, sheet, inOrder::of, out);
    }

    /** Walks the results beside the sheet's rows, for both are in the same order. */
    private static final class InOrder {
        private final Iterator<RowResult> results;
        private final int headerRow;
        private final int[] lineRows;
        private @Nullable RowResult next;

        InOrder(Iterator<RowResult> results, int headerRow, int[] lineRows) {
            this.results = results;
            this.headerRow = headerRow;
            this.lineRows = lineRows;
        }

        List<String> of(int row) {
            if (row == headerRow) {
                return ResultCells.APPENDED;
            }
            while ((next == null || rowOf(next) < row) && results.hasNext()) {
                next = results.next();
            }
            return next != null && rowOf(next) == row ? ResultCells.appended(next) : List.of();
        }

        private int rowOf(RowResult result) {
            return lineRows[result.line() - 1];
        }
    }
}
