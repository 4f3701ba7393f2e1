package kr.haetae.hub.tagindex.internal;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import kr.haetae.hub.frame.Thrown;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * The threads behind the index: one builds, one sweeps, each scanning again and again, so that nothing depends on a signal
 * having arrived.
 */
public class IndexWork implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(IndexWork.class);
    private static final Duration SCAN_EVERY = Duration.ofSeconds(2);

    private final EpochBuilder builder;
    private final EpochSweep sweep;
    private final ScheduledExecutorService builds = thread("tag-index-build");
    private final ScheduledExecutorService sweeps = thread("tag-index-sweep");
    private volatile List<Future<?>> scans = List.of();
    private volatile boolean running;

    public IndexWork(EpochBuilder builder, EpochSweep sweep) {
        this.builder = builder;
        this.sweep = sweep;
    }

    /** Has waiting epochs built now and waits for that, but not longer than asked: the builds go on anyway. */
    public void buildAndWait(Duration longest) throws InterruptedException {
        try {
            Future<?> build = builds.submit(guarded(builder::buildWaiting));
            build.get(longest.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            LOG.debug("A build takes longer than its request waits");
        } catch (ExecutionException e) {
            throw new IllegalStateException("guarded work throws nothing", e);
        }
    }

    @Override
    public void start() {
        scans = List.of(scan(builds, builder::buildWaiting), scan(sweeps, sweep::sweep));
        running = true;
    }

    @Override
    public void stop() {
        running = false;
        scans.forEach(scan -> scan.cancel(true));
        builds.shutdownNow();
        sweeps.shutdownNow();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    private static Future<?> scan(ScheduledExecutorService executor, Runnable work) {
        return executor.scheduleWithFixedDelay(guarded(work), 0, SCAN_EVERY.toMillis(), TimeUnit.MILLISECONDS);
    }

    private static ScheduledExecutorService thread(String name) {
        return Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, name);
            thread.setDaemon(true);
            return thread;
        });
    }

    /**
     * A scheduled task that throws is never run again, so no exception leaves it. An error does, so the hub runs
     * with {@code -XX:+ExitOnOutOfMemoryError}: without memory it ends whole.
     */
    private static Runnable guarded(Runnable work) {
        return () -> {
            try {
                work.run();
            } catch (RuntimeException e) {
                LOG.error("Work on the tag index failed; trying again: {}", Thrown.toLog(e));
            }
        };
    }
}
