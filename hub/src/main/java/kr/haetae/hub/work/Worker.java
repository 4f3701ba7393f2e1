package kr.haetae.hub.work;

import java.util.function.BooleanSupplier;
import kr.haetae.hub.frame.Thrown;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A thread that works as long as there is work, then waits for a signal or the next rescan. It survives every
 * exception of its work: the database may be away for a while. An error ends it, so the hub runs with
 * {@code -XX:+ExitOnOutOfMemoryError}: without memory it ends whole instead of worker by worker.
 */
public final class Worker {
    private static final Logger LOG = LoggerFactory.getLogger(Worker.class);
    private static final long FIRST_PAUSE_MILLIS = 100;
    private static final long LONGEST_PAUSE_MILLIS = 2_000;

    private final String name;
    private final Signal signal;
    private final long rescanMillis;
    private final BooleanSupplier step;
    private final Thread thread;
    private volatile boolean running;

    /**
     * Makes a worker; it does not run yet.
     *
     * @param step one piece of work, complete in itself; false when there was nothing to do
     */
    public Worker(String name, Signal signal, long rescanMillis, BooleanSupplier step) {
        this.name = name;
        this.signal = signal;
        this.rescanMillis = rescanMillis;
        this.step = step;
        this.thread = new Thread(this::run, name);
        this.thread.setDaemon(true);
    }

    /** Starts it, once and for all. */
    public void start() {
        running = true;
        thread.start();
    }

    /** Whether it was started and not stopped. */
    public boolean isRunning() {
        return running;
    }

    /** Asks the thread to end after its current step. */
    void askToStop() {
        running = false;
        signal.raise();
    }

    /** Waits for the thread's end, at most until then, and interrupts it. */
    void awaitEnd(long untilNanos) {
        try {
            thread.join(Math.max(1, (untilNanos - System.nanoTime()) / 1_000_000));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        thread.interrupt();
    }

    private void run() {
        long pauseMillis = FIRST_PAUSE_MILLIS;
        while (running) {
            try {
                boolean worked = step.getAsBoolean();
                boolean signalled = !worked && signal.await(rescanMillis);
                if (worked || signalled) {
                    pauseMillis = FIRST_PAUSE_MILLIS;
                }
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException e) {
                LOG.warn("{} will try again: {}", name, Thrown.toLog(e));
                if (!pause(pauseMillis)) {
                    return;
                }
                pauseMillis = Math.min(LONGEST_PAUSE_MILLIS, pauseMillis * 2);
            }
        }
    }

    private static boolean pause(long millis) {
        try {
            Thread.sleep(millis);
            return true;
        } catch (InterruptedException e) {
            return false;
        }
    }
}
