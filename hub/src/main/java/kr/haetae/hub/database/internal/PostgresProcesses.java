package kr.haetae.hub.database.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The PostgreSQL processes that work on one data directory, read from {@code /proc}: PostgreSQL's every process has its
 * data directory as working directory, so a process id that now belongs to something else is never mistaken for it.
 */
public final class PostgresProcesses {
    private static final Logger log = LoggerFactory.getLogger(PostgresProcesses.class);
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final int POLL_MILLIS = 20;

    private final Path dataDirectory;

    /** Looks after {@code dataDirectory}, which must exist. */
    public PostgresProcesses(Path dataDirectory) throws IOException {
        this.dataDirectory = dataDirectory.toRealPath();
    }

    /** The ids of all living PostgreSQL processes on this data directory. */
    public List<Long> living() throws IOException {
        try (Stream<Path> processes = Files.list(Path.of("/proc"))) {
            return processes
                    .filter(process -> process.getFileName().toString().matches("\\d{1,10}"))
                    .filter(this::worksHere)
                    .map(process -> Long.valueOf(process.getFileName().toString()))
                    .toList();
        }
    }

    /**
     * Ends whatever PostgreSQL a killed hub left behind: first politely, so that no recovery is needed, then firmly.
     *
     * @throws IOException if a process outlives SIGKILL
     */
    public void stopAll() throws IOException, InterruptedException {
        for (String signal : List.of("INT", "QUIT", "KILL")) {
            List<Long> ids = living();
            if (ids.isEmpty()) {
                return;
            }
            log.info("Stopping {} PostgreSQL processes left on this data directory ({})", ids.size(), signal);
            Long postmaster = postmaster(ids);
            for (Long id : signal.equals("INT") && postmaster != null ? List.of(postmaster) : ids) {
                signal(id, signal);
            }
            awaitNone(PATIENCE);
        }
        if (!living().isEmpty()) {
            throw new IOException("A PostgreSQL left on this data directory cannot be stopped");
        }
    }

    /** Sends a signal; a process that has just ended is no error. */
    static void signal(long id, String signal) throws IOException, InterruptedException {
        new ProcessBuilder("sh", "-c", "kill -" + signal + " " + id)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
    }

    private void awaitNone(Duration patience) throws IOException, InterruptedException {
        long deadlineNanos = System.nanoTime() + patience.toNanos();
        while (System.nanoTime() < deadlineNanos && !living().isEmpty()) {
            Thread.sleep(POLL_MILLIS);
        }
    }

    /** The first line of postmaster.pid, if it names one of {@code ids}. */
    private @Nullable Long postmaster(List<Long> ids) {
        try (Stream<String> lines = Files.lines(dataDirectory.resolve("postmaster.pid"))) {
            return lines.findFirst()
                    .filter(line -> line.strip().matches("\\d{1,10}"))
                    .map(line -> Long.valueOf(line.strip()))
                    .filter(ids::contains)
                    .orElse(null);
        } catch (IOException e) {
            return null;
        }
    }

    private boolean worksHere(Path process) {
        try {
            String program = Files.readSymbolicLink(process.resolve("exe")).toString();
            return (program.endsWith("/postgres") || program.endsWith("/postgres (deleted)"))
                    && Files.readSymbolicLink(process.resolve("cwd")).equals(dataDirectory);
        } catch (IOException e) {
            return false;
        }
    }
}
