package kr.haetae.hub.verification.export;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import kr.haetae.hub.verification.RowResult;

/**
 * Results as CSV in UTF-8, RFC 4180. A text that a spreadsheet would take for a formula, also behind blanks, a line break
 * or in full width, gets an apostrophe in front; plain numbers such as the memo {@code -7} stay as they are.
 */
public final class CsvExport {
    private static final Pattern FORMULA = Pattern.compile("[\\s\\p{Z}]*[=+\\-@\\t\\r\\n＝＋－＠].*", Pattern.DOTALL);
    private static final Pattern NUMBER = Pattern.compile("[+-]?[0-9]+(\\.[0-9]+)?");

    private CsvExport() {}

    public static void write(Iterable<RowResult> rows, OutputStream out) throws IOException {
        Writer writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
        CsvWriter csv = CsvWriter.builder().build(writer);
        csv.writeRecord(ResultCells.COLUMNS);
        for (RowResult row : rows) {
            csv.writeRecord(harmless(ResultCells.all(row)));
        }
        csv.flush();
        writer.flush();
    }

    private static List<String> harmless(List<String> cells) {
        return cells.stream().map(CsvExport::harmless).toList();
    }

    static String harmless(String cell) {
        boolean formula =
                FORMULA.matcher(cell).matches() && !NUMBER.matcher(cell).matches();
        return formula ? "'" + cell : cell;
    }
}
