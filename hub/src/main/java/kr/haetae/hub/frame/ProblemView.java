package kr.haetae.hub.frame;

import java.util.Locale;

/** A problem as a page shows it in a box: what happened, what to do. */
public record ProblemView(String code, String title, String detail, String action) {
    /** The problem in one language. */
    public static ProblemView of(Problem problem, ProblemTexts texts, Locale locale) {
        return new ProblemView(
                problem.code().name(),
                texts.title(problem, locale),
                texts.detail(problem, locale),
                texts.action(problem, locale));
    }
}
