package kr.haetae.hub.verification.export;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.junit.jupiter.api.Test;

class WorkbookEditorTest {
    private static final String SECRET = "5Kb8kLf9zgWQnogidDA76MzPL6TsZZY36hWXMssSzNydYXYB9KF";

    @Test
    void aSecretIsMaskedWhateverThePartsAreCalled() throws IOException {
        byte[] usual = workbook();
        byte[] renamed = renamed(usual, "sharedStrings.xml", "texts.xml");
        byte[] moved = renamed(renamed(usual, "worksheets/sheet1.xml", "pages/one.xml"), "sharedStrings.xml", "t.xml");
        for (byte[] book : List.of(usual, renamed, moved)) {
            assertThat(cells(book)).contains(SECRET, "stays");
            byte[] masked = WorkbookEditor.mask(book, Set.of(SECRET), "***");
            assertThat(cells(masked)).contains("***", "stays").doesNotContain(SECRET);
            assertThat(unpacked(masked)).doesNotContain(SECRET);
        }
    }

    @Test
    void resultsAreAppendedWhateverTheSheetsPartIsCalled() throws IOException {
        byte[] book = renamed(workbook(), "worksheets/sheet1.xml", "pages/one.xml");
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        WorkbookEditor.append(book, "case", row -> row == 1 ? List.of("verdict") : List.of(), out);
        assertThat(cells(out.toByteArray())).contains("stays", "verdict");
    }

    private static byte[] workbook() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Workbook workbook = new Workbook(out, "test", null);
        Worksheet sheet = workbook.newWorksheet("case");
        sheet.value(0, 0, "stays");
        sheet.value(1, 0, SECRET);
        sheet.inlineString(2, 0, SECRET);
        workbook.finish();
        return out.toByteArray();
    }

    /** The same workbook with a part under another name, wherever it is mentioned. */
    private static byte[] renamed(byte[] workbook, String from, String to) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            for (Map.Entry<String, String> part : parts(workbook).entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey().replace(from, to)));
                zip.write(part.getValue().replace(from, to).getBytes(UTF_8));
            }
        }
        return out.toByteArray();
    }

    private static String unpacked(byte[] workbook) throws IOException {
        return String.join("\n", parts(workbook).values());
    }

    /** By the archive's directory: what the writer says in front of an entry, a stream cannot follow. */
    private static Map<String, String> parts(byte[] workbook) throws IOException {
        Path file = Files.createTempFile("workbook", ".xlsx");
        Files.write(file, workbook);
        Map<String, String> parts = new LinkedHashMap<>();
        try (ZipFile zip = new ZipFile(file.toFile())) {
            for (ZipEntry entry : Collections.list(zip.entries())) {
                parts.put(entry.getName(), new String(zip.getInputStream(entry).readAllBytes(), UTF_8));
            }
        } finally {
            Files.delete(file);
        }
        return parts;
    }

    private static List<String> cells(byte[] workbook) throws IOException {
        try (ReadableWorkbook book = new ReadableWorkbook(new ByteArrayInputStream(workbook));
                Stream<Row> rows = book.getFirstSheet().openStream()) {
            return rows.flatMap(Row::stream)
                    .filter(cell -> cell != null)
                    .map(cell -> cell.getText())
                    .toList();
        }
    }
}
