package kr.haetae.hub.verification.operating;

import java.sql.SQLException;
import java.util.Arrays;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A thread that works as long as there is work, then waits for a signal or the next rescan. It survives everything its
 * work throws: the database may be away for a while.
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
                report(e);
                if (!pause(pauseMillis)) {
                    return;
                }
                pauseMillis = Math.min(LONGEST_PAUSE_MILLIS, pauseMillis * 2);
            }
        }
    }

    /** Never the message: a database's error text quotes the row, and a row may hold an address. */
    private void report(RuntimeException thrown) {
        Throwable cause = thrown;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        String place = Arrays.stream(thrown.getStackTrace())
                .filter(frame -> frame.getClassName().startsWith("kr.haetae"))
                .findFirst()
                .map(StackTraceElement::toString)
                .orElse("");
        String state = cause instanceof SQLException sql ? sql.getSQLState() : "";
        LOG.warn(
                "{} will try again: {} ({} {}) at {}",
                name,
                thrown.getClass().getSimpleName(),
                cause.getClass().getSimpleName(),
                state,
                place);
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
