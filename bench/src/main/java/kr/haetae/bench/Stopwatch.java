package kr.haetae.bench;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.concurrent.Callable;

/**
 * Takes the time of work both ways: as it passed, and as processor time of this process and of PostgreSQL together, which
 * other programs on the machine do not disturb. Linux only.
 */
final class Stopwatch {
    private final long postgresProcess;

    Stopwatch(long postgresProcess) {
        this.postgresProcess = postgresProcess;
    }

    /** What work took. */
    record Taken(double seconds, double processorSeconds) {}

    static double seconds() {
        return System.nanoTime() / 1e9;
    }

    /** Runs work that says itself how long it took. */
    Taken take(Callable<Double> work) throws Exception {
        double before = processorSeconds();
        double seconds = work.call();
        return new Taken(seconds, processorSeconds() - before);
    }

    private double processorSeconds() throws IOException {
        OperatingSystemMXBean system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        return system.getProcessCpuTime() / 1e9 + ProcessorTime.secondsOfTree(postgresProcess);
    }
}
