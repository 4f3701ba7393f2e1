package kr.haetae.hub.work;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Wakes a worker. A hint only: whoever waits looks for work anyway when the time is up. */
public final class Signal {
    private static final int MANY = 8;

    private final Semaphore permits = new Semaphore(0);

    /** Wakes one waiter, now or when it next waits. */
    public void raise() {
        if (permits.availablePermits() < MANY) {
            permits.release();
        }
    }

    /** Waits for a signal, at most so long; false if none came. What is left over wakes the other waiters. */
    public boolean await(long millis) throws InterruptedException {
        return permits.tryAcquire(millis, TimeUnit.MILLISECONDS);
    }
}
