package kr.haetae.bench.agent;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The agent's process and what Linux says of it. */
final class AgentProcess implements AutoCloseable {
    private static final Pattern PROGRESS =
            Pattern.compile("\\{\"progress\":\"([a-z]+)\",\"done\":([0-9]+),\"total\":([0-9]+)}");
    private static final double TICKS_A_SECOND = 100;

    private final Process process;
    private final Map<String, Step> steps = new ConcurrentHashMap<>();
    private volatile boolean closed;

    /** A step of the agent's work: from its first line of progress to its last. */
    record Step(double fromSeconds, double toSeconds, double fromProcessor, double toProcessor, long done) {
        double seconds() {
            return toSeconds - fromSeconds;
        }

        double processorSeconds() {
            return toProcessor - fromProcessor;
        }
    }

    private AgentProcess(Process process) {
        this.process = process;
        Thread reader = new Thread(this::follow, "progress");
        reader.setDaemon(true);
        reader.start();
    }

    /** Starts a command of the agent; what it tells people goes to a file. */
    static AgentProcess start(List<String> launch, Path log, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(launch);
        command.addAll(List.of(arguments));
        return new AgentProcess(new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start());
    }

    private void follow() {
        try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                Matcher progress = PROGRESS.matcher(line);
                if (progress.matches()) {
                    note(progress.group(1), Long.parseLong(progress.group(2)));
                }
            }
        } catch (IOException e) {
            // Stopping the process closes its stream in the middle of a read: what was heard until then counts.
            closed = true;
        }
    }

    private void note(String name, long done) throws IOException {
        double now = System.nanoTime() / 1e9;
        double processor = processorSeconds();
        steps.merge(
                name,
                new Step(now, now, processor, processor, done),
                (first, last) -> new Step(first.fromSeconds, now, first.fromProcessor, processor, done));
    }

    /** A step that is over. */
    Step step(String name) {
        Step step = steps.get(name);
        if (step == null) {
            throw new IllegalStateException("the agent said nothing of " + name + (closed ? ", it was stopped" : ""));
        }
        return step;
    }

    /** User and system time so far: fields 14 and 15 of its stat file. */
    double processorSeconds() throws IOException {
        String stat = Files.readString(Path.of("/proc", Long.toString(process.pid()), "stat"));
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
        return (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) / TICKS_A_SECOND;
    }

    /** The most memory it ever had resident. */
    double peakResidentMegabytes() throws IOException {
        for (String line : Files.readAllLines(Path.of("/proc", Long.toString(process.pid()), "status"))) {
            if (line.startsWith("VmHWM:")) {
                return Long.parseLong(line.replaceAll("[^0-9]", "")) / 1024.0;
            }
        }
        throw new IllegalStateException("no VmHWM");
    }

    void awaitDone() throws InterruptedException {
        if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != 0) {
            throw new IllegalStateException("the agent's command failed");
        }
    }

    /** Asks it to stop, as an operator would. */
    @Override
    public void close() {
        process.destroy();
        process.onExit().join();
    }
}
