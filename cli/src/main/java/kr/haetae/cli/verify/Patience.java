package kr.haetae.cli.verify;

import java.time.Duration;
import kr.haetae.cli.hubclient.HubGone;

/**
 * Tries again while a hub is away for a moment (a restart takes seconds), but never for so long that a person wonders:
 * whoever waits is told within 45 seconds of the last sign of life.
 */
final class Patience {
    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final long PAUSE_MILLIS = 500;

    private long lastSignOfLifeNanos = System.nanoTime();

    /** One call to the hub. */
    interface Call<T> {
        T run() throws HubGone;
    }

    /** One call to the hub that answers nothing. */
    interface Errand {
        void run() throws HubGone;
    }

    void run(Errand errand) throws HubGone {
        with(() -> {
            errand.run();
            return true;
        });
    }

    <T> T with(Call<T> call) throws HubGone {
        lastSignOfLifeNanos = System.nanoTime();
        while (true) {
            try {
                return call.run();
            } catch (HubGone gone) {
                if (System.nanoTime() - lastSignOfLifeNanos + PAUSE_MILLIS * 1_000_000 > LIMIT.toNanos()) {
                    throw gone;
                }
                pause(PAUSE_MILLIS);
            }
        }
    }

    static void pause(long millis) throws HubGone {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new HubGone("interrupted");
        }
    }
}
