package kr.haetae.hub.verification;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where a verification stands; cheap to ask for.
 *
 * @param version grows with every change of the result
 * @param rows rows of input
 * @param decided rows with a verdict
 * @param verdicts rows of each verdict; every verdict is there, 0 included
 * @param addresses distinct addresses asked about
 * @param deadlinePassed settled, and some exchange gave no answer
 * @param elapsedMillis from submission to completion, or until now
 */
public record Progress(
        VerificationId id,
        State state,
        long version,
        int rows,
        int decided,
        Map<Verdict, Integer> verdicts,
        int addresses,
        int held,
        boolean deadlinePassed,
        long elapsedMillis,
        Instant submittedAt,
        @Nullable Instant settledAt,
        @Nullable Instant completedAt,
        List<Lane> lanes) {
    public Progress {
        verdicts = Map.copyOf(verdicts);
        lanes = List.copyOf(lanes);
    }

    /** Whether {@code settled}: every row has its verdict for now. */
    public boolean settled() {
        return state != State.RUNNING;
    }

    /** The stages. */
    public enum State {
        /** Answers are awaited. */
        RUNNING,
        /** Every exchange answered or is silent past the deadline; later answers still update the result. */
        SETTLED,
        /** Nothing is outstanding. */
        COMPLETE
    }
}
