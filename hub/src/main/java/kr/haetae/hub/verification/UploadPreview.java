package kr.haetae.hub.verification;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an upload looks like before it is submitted, so that a person can map its columns.
 *
 * @param format {@code csv}, {@code xlsx} or {@code json}
 * @param encoding of a text file, e.g. {@code UTF-8} or {@code MS949}
 * @param delimiter of a CSV file
 * @param sheets names of a workbook's sheets
 * @param sheet the sheet shown
 * @param columns header texts, or {@code 1}, {@code 2} … where there is no header
 * @param headerFound whether the first row is a header
 * @param firstRows up to ten data rows, as many cells as columns
 * @param addressColumn index into columns, counted from 0, of the guess; null where nothing reads as an address
 */
public record UploadPreview(
        String format,
        @Nullable String encoding,
        @Nullable String delimiter,
        List<String> sheets,
        @Nullable String sheet,
        List<String> columns,
        boolean headerFound,
        List<List<String>> firstRows,
        @Nullable Integer addressColumn,
        @Nullable Integer chainColumn,
        @Nullable Integer memoColumn) {
    public UploadPreview {
        sheets = List.copyOf(sheets);
        columns = List.copyOf(columns);
        firstRows = firstRows.stream().map(List::copyOf).toList();
    }

    /** Its rows hold addresses. */
    @Override
    public String toString() {
        return "UploadPreview[" + format + ", " + columns.size() + " columns]";
    }
}
