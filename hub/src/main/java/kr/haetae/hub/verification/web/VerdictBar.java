package kr.haetae.hub.verification.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import kr.haetae.hub.verification.Progress;
import kr.haetae.hub.verification.Verdict;

/** Verdicts as one bar, drawn 1,000 units wide. */
record VerdictBar(List<Part> parts) {
    private static final int WIDTH = 1_000;
    /** What people act on first. */
    static final List<Verdict> ORDER = List.of(
            Verdict.MANAGED,
            Verdict.CONFLICT,
            Verdict.NOT_MANAGED,
            Verdict.NOT_COVERED,
            Verdict.INCOMPLETE,
            Verdict.INVALID);

    /** One verdict's part. */
    record Part(Verdict verdict, int count, String x, String width) {}

    static VerdictBar of(Progress progress) {
        Map<Verdict, Integer> counts = progress.verdicts();
        List<Part> parts = new ArrayList<>();
        int before = 0;
        for (Verdict verdict : ORDER) {
            int count = counts.getOrDefault(verdict, 0);
            if (count > 0) {
                parts.add(new Part(verdict, count, units(before, progress.rows()), units(count, progress.rows())));
            }
            before += count;
        }
        return new VerdictBar(parts);
    }

    private static String units(int count, int rows) {
        return String.format(Locale.ROOT, "%.2f", rows == 0 ? 0.0 : (double) WIDTH * count / rows);
    }
}
