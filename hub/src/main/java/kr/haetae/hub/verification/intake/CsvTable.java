package kr.haetae.hub.verification.intake;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.function.Predicate;
import kr.haetae.hub.frame.Limit;
import kr.haetae.hub.frame.Problem;
import kr.haetae.hub.frame.ProblemCode;

/** A CSV file: any of four delimiters, RFC 4180 quotes. Lines with nothing in them are handed out as blank rows. */
final class CsvTable implements TableSource {

    private final byte[] bytes;
    private final TextEncoding encoding;
    private final char delimiter;

    CsvTable(byte[] bytes) throws IOException {
        this.bytes = bytes;
        this.encoding = TextEncoding.of(bytes);
        try (Reader reader = encoding.reader(bytes)) {
            this.delimiter = Delimiter.of(reader);
        }
    }

    String encoding() {
        return encoding.name();
    }

    char delimiter() {
        return delimiter;
    }

    @Override
    public String format() {
        return "csv";
    }

    @Override
    public void read(Predicate<TableRow> consumer) throws IOException {
        try (CsvReader<CsvRecord> records = CsvReader.builder()
                .fieldSeparator(delimiter)
                .skipEmptyLines(false)
                .allowExtraFields(true)
                .allowMissingFields(true)
                .allowExtraCharsAfterClosingQuote(true)
                .maxBufferSize(Limit.CELL_CHARACTERS.intValue())
                .ofCsvRecord(encoding.reader(bytes))) {
            for (CsvRecord csv : records) {
                int number = (int) csv.getStartingLineNumber();
                if (!consumer.test(TableRow.of(number, bounded(csv.getFields())))) {
                    return;
                }
            }
        } catch (CsvParseException e) {
            throw new Problem(ProblemCode.BROKEN_CSV);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private static List<String> bounded(List<String> fields) {
        int limit = Limit.TABLE_COLUMNS.intValue();
        if (fields.size() <= limit) {
            return fields;
        }
        if (!fields.subList(limit, fields.size()).stream().allMatch(String::isBlank)) {
            throw new Problem(ProblemCode.TOO_MANY_COLUMNS);
        }
        return fields.subList(0, limit);
    }
}
