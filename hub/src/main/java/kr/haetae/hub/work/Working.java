package kr.haetae.hub.work;

import java.util.List;
import org.springframework.context.SmartLifecycle;

/** A component whose workers run while the hub does. */
public interface Working extends SmartLifecycle {
    /** A step takes far less, unless the database is away. */
    long GOODBYE_NANOS = 2_000_000_000L;

    /** Its workers, always the same ones. */
    List<Worker> workers();

    @Override
    default void start() {
        workers().forEach(Worker::start);
    }

    @Override
    default void stop() {
        long untilNanos = System.nanoTime() + GOODBYE_NANOS;
        workers().forEach(Worker::askToStop);
        workers().forEach(worker -> worker.awaitEnd(untilNanos));
    }

    @Override
    default boolean isRunning() {
        return workers().stream().anyMatch(Worker::isRunning);
    }
}
