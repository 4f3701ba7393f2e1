package kr.haetae.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Processor time of a process with everything it started, from Linux's {@code /proc}. */
final class ProcessorTime {
    private static final double TICKS_A_SECOND = 100;

    private ProcessorTime() {}

    /** Seconds of a process, of its living descendants and of those of their children that have ended. */
    static double secondsOfTree(long process) throws IOException {
        return ticks(process) / TICKS_A_SECOND + secondsBelow(process);
    }

    /** The same without the process itself. */
    static double secondsBelow(long process) throws IOException {
        double seconds = 0;
        try (Stream<ProcessHandle> below =
                ProcessHandle.of(process).map(ProcessHandle::descendants).orElseGet(Stream::empty)) {
            for (ProcessHandle handle : below.toList()) {
                seconds += ticks(handle.pid()) / TICKS_A_SECOND;
            }
        }
        return seconds;
    }

    /** User and system time of a process and of its children that have ended: fields 14 to 17 of its stat file. */
    private static long ticks(long process) throws IOException {
        String stat;
        try {
            stat = Files.readString(Path.of("/proc", Long.toString(process), "stat"));
        } catch (NoSuchFileException e) {
            // it ended meanwhile; its parent counts it from now on
            return 0;
        }
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
        long ticks = 0;
        for (int field = 11; field <= 14; field++) {
            ticks += Long.parseLong(fields[field]);
        }
        return ticks;
    }
}
