package kr.haetae.hub.verification.intake;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.List;

/** Guesses a CSV file's delimiter: the one that cuts the first lines into the most columns, alike in every line. */
final class Delimiter {
    private static final char[] CANDIDATES = {',', ';', '\t', '|'};
    private static final int SAMPLE_LINES = 20;
    private static final int SAMPLE_CHARACTERS = 64 * 1024;

    private Delimiter() {}

    static char of(Reader text) throws IOException {
        List<String> lines = sample(text);
        char best = ',';
        double bestScore = 0;
        for (char candidate : CANDIDATES) {
            double score = score(lines, candidate);
            if (score > bestScore) {
                best = candidate;
                bestScore = score;
            }
        }
        return best;
    }

    private static List<String> sample(Reader text) throws IOException {
        char[] head = new char[SAMPLE_CHARACTERS];
        int length = 0;
        try (BufferedReader reader = new BufferedReader(text)) {
            int read;
            while (length < head.length && (read = reader.read(head, length, head.length - length)) > 0) {
                length += read;
            }
        }
        List<String> lines = new ArrayList<>();
        for (String line : new String(head, 0, length).split("\\R", SAMPLE_LINES + 1)) {
            if (!line.isBlank() && lines.size() < SAMPLE_LINES) {
                lines.add(line);
            }
        }
        return lines;
    }

    /** Lines that have as many delimiters as the first one count; more columns break ties. */
    private static double score(List<String> lines, char delimiter) {
        if (lines.isEmpty()) {
            return 0;
        }
        int first = count(lines.get(0), delimiter);
        long alike = lines.stream()
                .filter(line -> first > 0 && count(line, delimiter) == first)
                .count();
        long some = lines.stream().filter(line -> count(line, delimiter) > 0).count();
        return alike * 2.0 + some + Math.min(first, 50) / 100.0;
    }

    private static int count(String line, char delimiter) {
        int count = 0;
        boolean quoted = false;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == '"') {
                quoted = !quoted;
            } else if (c == delimiter && !quoted) {
                count++;
            }
        }
        return count;
    }
}
