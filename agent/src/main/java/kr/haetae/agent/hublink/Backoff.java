package kr.haetae.agent.hublink;

import java.util.concurrent.ThreadLocalRandom;

/** Growing, jittered waits between attempts, never above 2 s: a restarted hub is found again at once. */
public final class Backoff {
    private static final long FIRST_MILLIS = 50;
    private static final long CAP_MILLIS = 2_000;

    private long ceilingMillis = FIRST_MILLIS;

    /** Waits between half of the current ceiling and the whole of it, then doubles the ceiling. */
    public void sleep() throws InterruptedException {
        Thread.sleep(ThreadLocalRandom.current().nextLong(ceilingMillis / 2, ceilingMillis + 1));
        ceilingMillis = Math.min(CAP_MILLIS, ceilingMillis * 2);
    }

    public void reset() {
        ceilingMillis = FIRST_MILLIS;
    }
}
