package kr.haetae.systemtests;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The built programs as processes, exactly as the launcher starts them. */
final class Running {
    /** The repository's root: this module's parent folder. */
    static final Path HOME = Path.of("").toAbsolutePath().getParent();

    private Running() {}

    /** What a finished command left. */
    record Outcome(int exit, String out, String err) {}

    static Outcome haetae(Duration limit, String... arguments) throws IOException, InterruptedException {
        return haetae(limit, null, arguments);
    }

    /** Runs a client command to its end; fails if it takes longer than the limit. */
    static Outcome haetae(Duration limit, Path stdin, String... arguments) throws IOException, InterruptedException {
        Path out = Files.createTempFile("haetae-out", ".txt");
        Path err = Files.createTempFile("haetae-err", ".txt");
        ProcessBuilder builder = new ProcessBuilder(command(List.of(arguments)))
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        builder.redirectInput(stdin == null ? Path.of("/dev/null").toFile() : stdin.toFile());
        Process process = builder.start();
        if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
            process.destroyForcibly().waitFor();
            throw new AssertionError("not finished within " + limit + ": " + Files.readString(err));
        }
        Outcome outcome = new Outcome(
                process.exitValue(),
                Files.readString(out, StandardCharsets.UTF_8),
                Files.readString(err, StandardCharsets.UTF_8));
        Files.delete(out);
        Files.delete(err);
        return outcome;
    }

    static List<String> command(List<String> arguments) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Dhaetae.home=" + HOME,
                "-Dfile.encoding=UTF-8",
                "-jar",
                HOME.resolve("cli/target/haetae-cli.jar").toString()));
        command.addAll(arguments);
        return command;
    }
}
