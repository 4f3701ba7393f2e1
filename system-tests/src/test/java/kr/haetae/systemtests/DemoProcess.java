package kr.haetae.systemtests;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A demo in a session of its own (so that the whole group can be killed), with its output in a file. */
final class DemoProcess implements AutoCloseable {
    private static final Duration READY_LIMIT = Duration.ofMinutes(7);

    private final Process process;
    private final Path log;
    private final int port;
    private final Path data;

    private DemoProcess(Process process, Path log, int port, Path data) {
        this.process = process;
        this.log = log;
        this.port = port;
        this.data = data;
    }

    /** Starts a demo on a free port and waits until it says that it is ready. */
    static DemoProcess start(Path data, String... options) throws IOException, InterruptedException {
        int port = freePort();
        List<String> arguments = new ArrayList<>(
                List.of("demo", "--port", Integer.toString(port), "--data", data.toString(), "--lang", "en"));
        arguments.addAll(List.of(options));
        List<String> command = new ArrayList<>(List.of("setsid", "--wait"));
        command.addAll(Running.command(arguments));
        Path log = Files.createTempFile("haetae-demo", ".log");
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .redirectInput(Path.of("/dev/null").toFile())
                .start();
        DemoProcess demo = new DemoProcess(process, log, port, data);
        demo.awaitReady();
        return demo;
    }

    private void awaitReady() throws IOException, InterruptedException {
        long deadline = System.nanoTime() + READY_LIMIT.toNanos();
        while (!output().contains("\nready " + url() + "\n")) {
            if (!process.isAlive() || System.nanoTime() > deadline) {
                String said = output();
                close();
                throw new AssertionError("the demo is not ready:\n" + said);
            }
            Thread.sleep(200);
        }
    }

    String output() throws IOException {
        return Files.readString(log, StandardCharsets.UTF_8);
    }

    String url() {
        return "http://localhost:" + port;
    }

    Path data() {
        return data;
    }

    /** Kills launcher, hub and agents at once, as a power cut would; PostgreSQL may be left behind. */
    void killGroup() throws IOException, InterruptedException {
        signal("-KILL", "-" + launcherPid());
        process.waitFor(20, TimeUnit.SECONDS);
    }

    /** Kills the processes whose command line holds the words. */
    int kill(String... words) {
        List<ProcessHandle> found = ProcessHandle.allProcesses()
                .filter(handle -> commandLine(handle).contains(data.toString()))
                .filter(handle -> List.of(words).stream().allMatch(commandLine(handle)::contains))
                .toList();
        found.forEach(ProcessHandle::destroyForcibly);
        return found.size();
    }

    static String commandLine(ProcessHandle handle) {
        try {
            return Files.readString(Path.of("/proc", Long.toString(handle.pid()), "cmdline"), StandardCharsets.UTF_8)
                    .replace('\0', ' ');
        } catch (IOException e) {
            return "";
        }
    }

    /** Asks it to end, as an operator would, and makes sure. */
    @Override
    public void close() throws IOException {
        try {
            if (process.isAlive()) {
                signal("-TERM", Long.toString(launcherPid()));
                if (!process.waitFor(60, TimeUnit.SECONDS)) {
                    killGroup();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Where setsid had to fork, its child; otherwise setsid has become the launcher itself. */
    private long launcherPid() {
        ProcessHandle started = process.toHandle();
        boolean forked = commandLine(started).startsWith("setsid ");
        return (forked ? started.children().findFirst().orElse(started) : started).pid();
    }

    private static void signal(String name, String target) throws IOException, InterruptedException {
        new ProcessBuilder("kill", name, "--", target).start().waitFor();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
