package kr.haetae.bench;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

/**
 * Takes the time of work both ways: as it passed, and as processor time of this process and of PostgreSQL together, which
 * other programs on the machine do not disturb. Linux only.
 */
final class Stopwatch {
    private static final double TICKS_A_SECOND = 100;

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
        List<Long> processes = new ArrayList<>(List.of(postgresProcess));
        ProcessHandle.of(postgresProcess)
                .ifPresent(
                        server -> server.descendants().map(ProcessHandle::pid).forEach(processes::add));
        double ticks = 0;
        for (long process : processes) {
            ticks += ticks(process);
        }
        return system.getProcessCpuTime() / 1e9 + ticks / TICKS_A_SECOND;
    }

    /** User and system time of a process and of its children that have ended: fields 14 to 17 of its stat file. */
    private static long ticks(long process) throws IOException {
        String stat = Files.readString(Path.of("/proc", Long.toString(process), "stat"));
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
        long ticks = 0;
        for (int field = 11; field <= 14; field++) {
            ticks += Long.parseLong(fields[field]);
        }
        return ticks;
    }
}
