package kr.haetae.agent.peer;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import kr.haetae.agent.AgentMain;

/** A real agent in its own process, as an exchange runs it. */
final class AgentProcess implements AutoCloseable {
    private static final List<String> FLAGS =
            List.of("-XX:+UseSerialGC", "-Xmx160m", "-XX:TieredStopAtLevel=1", "-Dfile.encoding=UTF-8");

    private final Process process;
    private final Path errors;

    private AgentProcess(Process process, Path errors) {
        this.process = process;
        this.errors = errors;
    }

    static AgentProcess start(Path folder, String... arguments) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(FLAGS);
        command.add("-cp");
        command.add(System.getProperty("java.class.path"));
        command.add(AgentMain.class.getName());
        command.addAll(List.of(arguments));
        Path errors = Files.createTempFile(folder, "agent", ".err");
        Process process = new ProcessBuilder(command)
                .redirectError(errors.toFile())
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        return new AgentProcess(process, errors);
    }

    /** Runs a short command in this very process and returns its exit code; standard output is appended to a file. */
    static int run(Path folder, String... arguments) throws IOException {
        try (PrintStream out = new PrintStream(
                Files.newOutputStream(
                        folder.resolve("agent.out"), StandardOpenOption.CREATE, StandardOpenOption.APPEND),
                true,
                StandardCharsets.UTF_8)) {
            return AgentMain.run(arguments, out, System.err);
        }
    }

    int exitCode(long seconds) throws InterruptedException {
        if (!process.waitFor(seconds, TimeUnit.SECONDS)) {
            throw new AssertionError("the agent still runs");
        }
        return process.exitValue();
    }

    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    void terminate() {
        process.destroy();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    String errors() throws IOException {
        return Files.readString(errors, StandardCharsets.UTF_8);
    }

    void awaitLog(String text, long seconds) throws Exception {
        for (long i = 0; i < seconds * 20; i++) {
            if (errors().contains(text)) {
                return;
            }
            Thread.sleep(50);
        }
        throw new AssertionError("not said: " + text + "; said: " + errors());
    }

    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }
}
