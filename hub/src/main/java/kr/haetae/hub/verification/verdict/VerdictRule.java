package kr.haetae.hub.verification.verdict;

import java.util.List;
import kr.haetae.hub.verification.Answer;
import kr.haetae.hub.verification.Verdict;
import org.jspecify.annotations.Nullable;

/**
 * The precedence of verdicts: INVALID, CONFLICT, MANAGED, INCOMPLETE, NOT_COVERED, NOT_MANAGED.
 *
 * <p>A hit counts at once, even while others are awaited: a second one later makes it a conflict.
 */
public final class VerdictRule {
    /** How answers to several candidate addresses of one row weigh, heaviest first. */
    private static final List<Answer> WEIGHT = List.of(
            Answer.MANAGED,
            Answer.DENIED,
            Answer.PENDING,
            Answer.NO_ANSWER,
            Answer.REFUSED,
            Answer.NOT_MANAGED,
            Answer.NOT_COVERED);

    private VerdictRule() {}

    /** What one exchange's answers to two candidate addresses of one row say together. */
    public static Answer merged(Answer one, Answer other) {
        return WEIGHT.indexOf(one) <= WEIGHT.indexOf(other) ? one : other;
    }

    /**
     * The verdict of a valid row.
     *
     * @param answers of every exchange; none at all means nobody covers it
     * @return null while it is undecided
     */
    public static @Nullable Verdict of(List<Answer> answers) {
        int hits = 0;
        boolean pending = false;
        boolean missing = false;
        boolean no = false;
        for (Answer answer : answers) {
            switch (answer) {
                case MANAGED -> hits++;
                case PENDING -> pending = true;
                case NO_ANSWER, REFUSED, DENIED -> missing = true;
                case NOT_MANAGED -> no = true;
                case NOT_COVERED -> {
                    // says nothing about the address
                }
            }
        }
        if (hits > 0) {
            return hits > 1 ? Verdict.CONFLICT : Verdict.MANAGED;
        }
        if (pending) {
            return null;
        }
        if (missing) {
            return Verdict.INCOMPLETE;
        }
        return no ? Verdict.NOT_MANAGED : Verdict.NOT_COVERED;
    }
}
