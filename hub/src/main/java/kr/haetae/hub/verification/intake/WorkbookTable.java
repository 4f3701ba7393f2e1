package kr.haetae.hub.verification.intake;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Iterator;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import kr.haetae.hub.frame.Limit;
import kr.haetae.hub.frame.Problem;
import kr.haetae.hub.frame.ProblemCode;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ExcelReaderException;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;
import org.dhatim.fastexcel.reader.SheetVisibility;
import org.jspecify.annotations.Nullable;

/** One sheet of an XLSX workbook. Texts are kept exactly; numbers read as they are shown in a plain cell. */
final class WorkbookTable implements TableSource {
    private final byte[] workbook;
    private final boolean styled;
    private final List<String> sheets;
    private final String sheet;

    /** Opens the named sheet, or the first visible one. */
    WorkbookTable(byte[] workbook, @Nullable String wanted) {
        this.styled = WorkbookGuard.inspect(workbook);
        this.workbook = workbook;
        try (ReadableWorkbook book = open()) {
            List<Sheet> all = book.getSheets().toList();
            this.sheets = all.stream().map(Sheet::getName).toList();
            this.sheet = choose(all, wanted);
        } catch (IOException | RuntimeException e) {
            throw Refusals.of(e, ProblemCode.BROKEN_WORKBOOK);
        }
    }

    private static String choose(List<Sheet> sheets, @Nullable String wanted) {
        if (wanted != null && !wanted.isBlank()) {
            return sheets.stream()
                    .map(Sheet::getName)
                    .filter(wanted::equals)
                    .findFirst()
                    .orElseThrow(() -> new Problem(ProblemCode.NO_SUCH_SHEET));
        }
        return sheets.stream()
                .filter(candidate -> candidate.getVisibility() == SheetVisibility.VISIBLE)
                .findFirst()
                .map(Sheet::getName)
                .orElseThrow(() -> new Problem(ProblemCode.EMPTY_FILE));
    }

    private ReadableWorkbook open() throws IOException {
        return new ReadableWorkbook(new ByteArrayInputStream(workbook), new ReadingOptions(styled, true));
    }

    List<String> sheets() {
        return sheets;
    }

    String sheet() {
        return sheet;
    }

    @Override
    public String format() {
        return "xlsx";
    }

    @Override
    public void read(Predicate<TableRow> consumer) throws IOException {
        try (ReadableWorkbook book = open();
                Stream<Row> rows = book.findSheet(sheet)
                        .orElseThrow(() -> new Problem(ProblemCode.NO_SUCH_SHEET))
                        .openStream()) {
            Iterator<Row> iterator = rows.iterator();
            while (iterator.hasNext()) {
                if (!consumer.test(rowOf(iterator.next()))) {
                    return;
                }
            }
        } catch (ExcelReaderException | IOException e) {
            throw new Problem(ProblemCode.BROKEN_WORKBOOK);
        } catch (RuntimeException e) {
            throw Refusals.of(e, ProblemCode.BROKEN_WORKBOOK);
        }
    }

    private static TableRow rowOf(Row row) {
        int columns = columns(row);
        List<String> cells = new ArrayList<>(columns);
        BitSet formulas = new BitSet();
        for (int column = 0; column < columns; column++) {
            Cell cell = row.hasCell(column) ? row.getCell(column) : null;
            cells.add(cell == null ? "" : CellText.of(cell));
            if (cell != null && cell.getType() == CellType.FORMULA) {
                formulas.set(column);
            }
        }
        return new TableRow(row.getRowNum(), cells, formulas);
    }

    /** Cells that are only formatted, as whole rows are, are no columns; one with content past the limit is too many. */
    private static int columns(Row row) {
        int limit = Limit.TABLE_COLUMNS.intValue();
        for (int column = limit; column < row.getCellCount(); column++) {
            Cell cell = row.hasCell(column) ? row.getCell(column) : null;
            if (cell != null
                    && (cell.getType() == CellType.FORMULA || !CellText.of(cell).isBlank())) {
                throw new Problem(ProblemCode.TOO_MANY_COLUMNS);
            }
        }
        return Math.min(row.getCellCount(), limit);
    }
}
