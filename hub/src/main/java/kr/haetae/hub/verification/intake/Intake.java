package kr.haetae.hub.verification.intake;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import kr.haetae.hub.frame.Limit;
import kr.haetae.hub.frame.Problem;
import kr.haetae.hub.frame.ProblemCode;
import kr.haetae.hub.verification.AddressInput;
import kr.haetae.hub.verification.ColumnMapping;
import kr.haetae.hub.verification.Upload;
import kr.haetae.hub.verification.UploadPreview;
import kr.haetae.hub.verification.opaque.Bytes;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Turns what people hand in into rows.
 *
 * <p>Rows in are rows out, in order. A line in which every cell is blank is no row, in every format; how many there were
 * is counted, so that nothing is dropped in silence.
 */
@Component
public final class Intake {
    private static final int HEAD_ROWS = 50;
    private static final int PREVIEW_ROWS = 10;
    private static final long LONGEST_WAIT_MILLIS = 10_000;

    private final Turns turns = new Turns(Limit.UPLOADS_READ_AT_ONCE.intValue(), LONGEST_WAIT_MILLIS);

    /**
     * Rows read.
     *
     * @param source {@code paste}, {@code rows}, {@code csv}, {@code xlsx} or {@code json}
     * @param blankLines lines that were no rows
     * @param workbook the bytes of an XLSX upload, so that results can be written into it
     * @param sheet the sheet read
     * @param headerRow the row that names the columns, null where there is none
     */
    public record RowsRead(
            String source,
            @Nullable String fileName,
            List<RawRow> rows,
            int blankLines,
            @Nullable Bytes workbook,
            @Nullable String sheet,
            @Nullable Integer headerRow) {
        @Override
        public String toString() {
            return "RowsRead[" + source + ", " + rows.size() + "]";
        }
    }

    /**
     * Reads all rows.
     *
     * @throws Problem naming what is wrong with the whole input
     */
    public RowsRead read(AddressInput input) {
        if (input instanceof AddressInput.Rows rows) {
            return ofRows(rows.rows());
        }
        if (input instanceof AddressInput.Text text) {
            if (text.text().length() > Limit.REQUEST_BODY_BYTES.value()) {
                throw Refusals.tooLarge();
            }
            return ofTable(new PastedTable(text.text()), ColumnMapping.guessed(), null, null, null);
        }
        AddressInput.File file = (AddressInput.File) input;
        return turns.inTurn(() -> ofFile(file));
    }

    private static RowsRead ofFile(AddressInput.File file) {
        byte[] bytes = bytesOf(file.upload());
        TableSource table = open(bytes, file.mapping());
        boolean workbook = table instanceof WorkbookTable;
        return ofTable(
                table,
                file.mapping(),
                file.upload().fileName(),
                workbook ? Bytes.of(bytes) : null,
                table instanceof WorkbookTable book ? book.sheet() : null);
    }

    /** Shows the start of an upload and the guess of its columns. */
    public UploadPreview preview(Upload upload, ColumnMapping mapping) {
        return turns.inTurn(() -> previewNow(upload, mapping));
    }

    private static UploadPreview previewNow(Upload upload, ColumnMapping mapping) {
        TableSource table = open(bytesOf(upload), mapping);
        List<TableRow> head = head(table);
        if (head.isEmpty()) {
            throw new Problem(ProblemCode.EMPTY_FILE);
        }
        Columns columns = new ColumnGuess(head, mapping, table.format()).guess();
        return Previews.of(table, head, columns, PREVIEW_ROWS);
    }

    private static RowsRead ofRows(List<AddressInput.Row> given) {
        if (given.isEmpty()) {
            throw new Problem(ProblemCode.EMPTY_FILE);
        }
        if (given.size() > Limit.ROWS_PER_VERIFICATION.value()) {
            throw new Problem(ProblemCode.TOO_MANY_ROWS);
        }
        List<RawRow> rows = new ArrayList<>(given.size());
        for (AddressInput.Row row : given) {
            rows.add(new RawRow(
                    rows.size() + 1, row.address(), blankToNull(row.chain()), blankToNull(row.memo()), false));
        }
        return new RowsRead("rows", null, rows, 0, null, null, null);
    }

    private static @Nullable String blankToNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text;
    }

    private static RowsRead ofTable(
            TableSource table,
            ColumnMapping mapping,
            @Nullable String fileName,
            @Nullable Bytes workbook,
            @Nullable String sheet) {
        List<TableRow> head = head(table);
        if (head.isEmpty()) {
            throw new Problem(ProblemCode.EMPTY_FILE);
        }
        Columns columns = new ColumnGuess(head, mapping, table.format()).guess();
        Integer address = columns.address();
        if (address == null) {
            throw new Problem(ProblemCode.NO_ADDRESS_COLUMN);
        }
        RowCollector collector = new RowCollector(columns, address);
        readAll(table, collector);
        if (collector.rows().isEmpty()) {
            throw new Problem(ProblemCode.EMPTY_FILE);
        }
        return new RowsRead(
                table.format(),
                fileName,
                collector.rows(),
                collector.blankLines(),
                workbook,
                sheet,
                columns.header() ? head.get(0).number() : null);
    }

    private static List<TableRow> head(TableSource table) {
        List<TableRow> head = new ArrayList<>();
        readAll(table, row -> {
            if (!row.blank()) {
                head.add(row);
            }
            return head.size() < HEAD_ROWS;
        });
        return head;
    }

    private static void readAll(TableSource table, Predicate<TableRow> consumer) {
        try {
            table.read(consumer);
        } catch (IOException e) {
            throw Refusals.of(e, ProblemCode.BROKEN_CSV);
        }
    }

    private static TableSource open(byte[] bytes, ColumnMapping mapping) {
        FileKind kind = FileKind.of(bytes);
        try {
            return switch (kind) {
                case EMPTY -> throw new Problem(ProblemCode.EMPTY_FILE);
                case OLD_EXCEL -> throw new Problem(ProblemCode.OLD_EXCEL);
                case ZIP -> new WorkbookTable(bytes, mapping.sheet());
                case JSON -> new JsonTable(bytes);
                case TEXT -> new CsvTable(bytes);
            };
        } catch (IOException e) {
            throw Refusals.of(e, ProblemCode.UNKNOWN_ENCODING);
        }
    }

    private static byte[] bytesOf(Upload upload) {
        if (upload.sizeBytes() > Limit.UPLOAD_BYTES.value()) {
            throw Refusals.tooLarge();
        }
        try (InputStream in = upload.open()) {
            byte[] bytes = in.readNBytes(Limit.UPLOAD_BYTES.intValue() + 1);
            if (bytes.length > Limit.UPLOAD_BYTES.value()) {
                throw Refusals.tooLarge();
            }
            return bytes;
        } catch (IOException e) {
            throw Refusals.of(e, ProblemCode.UNREADABLE_UPLOAD);
        }
    }
}
