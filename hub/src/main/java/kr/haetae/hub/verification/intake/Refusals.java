package kr.haetae.hub.verification.intake;

import java.util.Map;
import kr.haetae.hub.frame.Limit;
import kr.haetae.hub.frame.Problem;
import kr.haetae.hub.frame.ProblemCode;

/** Turns what a parser throws at foreign input into a refusal people understand. */
final class Refusals {
    private Refusals() {}

    static Problem tooLarge() {
        return new Problem(ProblemCode.TOO_LARGE, Map.of("maxMegabytes", Limit.UPLOAD_BYTES.value() >> 20));
    }

    /** The problem itself if it is one already, otherwise one of that code; nothing of the input goes into it. */
    static Problem of(Exception thrown, ProblemCode otherwise) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof Problem problem) {
                return problem;
            }
        }
        return new Problem(otherwise);
    }
}
