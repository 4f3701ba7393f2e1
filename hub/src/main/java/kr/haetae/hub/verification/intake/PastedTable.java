package kr.haetae.hub.verification.intake;

import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Pasted text: a row a line, cut by the first of tab, comma, semicolon and bar that the line holds; no quotes. */
final class PastedTable implements TableSource {
    private static final char[] DELIMITERS = {'\t', ',', ';', '|'};
    private static final int MAX_CELLS = 3;

    private final String text;

    PastedTable(String text) {
        this.text = text.startsWith("\ufeff") ? text.substring(1) : text;
    }

    @Override
    public String format() {
        return "paste";
    }

    @Override
    public void read(Predicate<TableRow> consumer) {
        int number = 0;
        int from = 0;
        while (from <= text.length()) {
            int end = endOfLine(from);
            number++;
            if (!consumer.test(TableRow.of(number, cells(text.substring(from, end))))) {
                return;
            }
            from = end + (text.startsWith("\r\n", end) ? 2 : 1);
        }
    }

    private int endOfLine(int from) {
        for (int i = from; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\n' || c == '\r' || c == '\u2028' || c == '\u0085') {
                return i;
            }
        }
        return text.length();
    }

    private static List<String> cells(String line) {
        for (char delimiter : DELIMITERS) {
            if (line.indexOf(delimiter) >= 0) {
                String[] cells = line.split(Pattern.quote(String.valueOf(delimiter)), MAX_CELLS);
                return Arrays.stream(cells).map(String::strip).toList();
            }
        }
        return List.of(line);
    }
}
