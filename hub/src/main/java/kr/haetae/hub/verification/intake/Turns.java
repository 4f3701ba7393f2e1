package kr.haetae.hub.verification.intake;

import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import kr.haetae.hub.frame.Problem;
import kr.haetae.hub.frame.ProblemCode;

/** Lets few at once do what takes much memory; the others wait in order, and not for ever. */
final class Turns {
    private static final int RETRY_AFTER_SECONDS = 5;

    private final Semaphore places;
    private final long longestWaitMillis;

    Turns(int atOnce, long longestWaitMillis) {
        this.places = new Semaphore(atOnce, true);
        this.longestWaitMillis = longestWaitMillis;
    }

    /**
     * Does it when it is its turn.
     *
     * @throws Problem {@code BUSY} with {@code Retry-After} if its turn does not come in time
     */
    <T> T inTurn(Supplier<T> work) {
        if (!turn()) {
            throw new Problem(ProblemCode.BUSY, Map.of("retryAfterSeconds", RETRY_AFTER_SECONDS));
        }
        try {
            return work.get();
        } finally {
            places.release();
        }
    }

    private boolean turn() {
        try {
            return places.tryAcquire(longestWaitMillis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
