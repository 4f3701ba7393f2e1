package kr.haetae.hub.verification.intake;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import kr.haetae.hub.verification.UploadPreview;

/** Puts together what a person sees of an upload before submitting it. */
final class Previews {
    private static final int MAX_CELL_CHARACTERS = 200;

    private Previews() {}

    static UploadPreview of(TableSource table, List<TableRow> head, Columns columns, int maxRows) {
        int width = head.stream().mapToInt(row -> row.cells().size()).max().orElse(0);
        List<String> names = IntStream.range(0, width)
                .mapToObj(
                        column -> columns.header() && !head.get(0).cell(column).isBlank()
                                ? shortened(head.get(0).cell(column))
                                : String.valueOf(column + 1))
                .toList();
        List<List<String>> rows = new ArrayList<>();
        for (TableRow row : head.subList(columns.header() ? 1 : 0, head.size())) {
            if (rows.size() < maxRows) {
                rows.add(IntStream.range(0, width)
                        .mapToObj(column -> shortened(row.cell(column)))
                        .toList());
            }
        }
        CsvTable csv = table instanceof CsvTable text ? text : null;
        WorkbookTable book = table instanceof WorkbookTable workbook ? workbook : null;
        return new UploadPreview(
                table.format(),
                csv == null ? null : csv.encoding(),
                csv == null ? null : String.valueOf(csv.delimiter()),
                book == null ? List.of() : book.sheets(),
                book == null ? null : book.sheet(),
                names,
                columns.header(),
                rows,
                columns.address(),
                columns.chain(),
                columns.memo());
    }

    private static String shortened(String cell) {
        return cell.length() <= MAX_CELL_CHARACTERS ? cell : cell.substring(0, MAX_CELL_CHARACTERS) + "…";
    }
}
