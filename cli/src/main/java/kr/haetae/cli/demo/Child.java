package kr.haetae.cli.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** One process of the demo and its log file. */
final class Child {
    private static final long STOP_SECONDS = 20;
    private static final int LAST_OWN_EXIT = 128;

    private final String name;
    private final List<String> command;
    private final Path log;
    private volatile Process process;

    private Child(String name, List<String> command, Path log, Process process) {
        this.name = name;
        this.command = command;
        this.log = log;
        this.process = process;
    }

    static Child start(String name, List<String> command, Path log) {
        return new Child(name, command, log, launch(command, log));
    }

    private static Process launch(List<String> command, Path log) {
        try {
            return new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                    .redirectInput(
                            ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String name() {
        return name;
    }

    Path log() {
        return log;
    }

    /** Whether it ended by its own decision, which starting it again will not change; a killed one ends above 128. */
    boolean gaveUp() {
        return !alive() && exitValue() <= LAST_OWN_EXIT;
    }

    /** The last line of its log, empty if there is none: its reason, where it gave up. */
    String lastWords() {
        try (Stream<String> lines = Files.lines(log, StandardCharsets.UTF_8)) {
            return lines.filter(line -> !line.isBlank())
                    .reduce((earlier, later) -> later)
                    .orElse("");
        } catch (IOException | UncheckedIOException e) {
            return "";
        }
    }

    boolean alive() {
        return process.isAlive();
    }

    int exitValue() {
        return process.exitValue();
    }

    long pid() {
        return process.pid();
    }

    void restart() {
        process = launch(command, log);
    }

    /** Asks it to end; {@link #awaitEnd} makes sure. */
    void askToStop() {
        process.destroy();
    }

    void awaitEnd() throws InterruptedException {
        if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly().waitFor();
        }
    }
}
