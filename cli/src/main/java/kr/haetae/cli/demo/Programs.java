package kr.haetae.cli.demo;

import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import kr.haetae.cli.CommandFailure;
import kr.haetae.cli.ExitCode;

/**
 * The programs the demo starts, found beside its own jar.
 *
 * @param java the same Java that runs the demo
 */
record Programs(Path java, Path hubJar, Path agentJar) {
    /** Many agents share a machine here: small heaps that give memory back, a collector without threads of its own. */
    private static final List<String> AGENT_FLAGS = List.of(
            "-XX:+UseSerialGC",
            "-Xms16m",
            "-XX:MinHeapFreeRatio=10",
            "-XX:MaxHeapFreeRatio=20",
            "-XX:MaxMetaspaceSize=96m",
            "-XX:ReservedCodeCacheSize=48m",
            "-Xshare:auto");

    private static final int HEAP_FLOOR_MEGABYTES = 112;
    private static final int HEAP_MEGABYTES_PER_MILLION_WALLETS = 70;

    private static final List<String> HUB_FLAGS = List.of("-Xmx512m", "-XX:+UseSerialGC", "-Xshare:auto");

    static Programs find() {
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        Path home = home();
        Path hub = home.resolve("hub/target/haetae-hub.jar");
        Path agent = home.resolve("agent/target/haetae-agent.jar");
        for (Path jar : List.of(hub, agent)) {
            if (!Files.isRegularFile(jar)) {
                throw new CommandFailure(ExitCode.FAILED, "not built: " + jar + " (run ./haetae, which builds first)");
            }
        }
        return new Programs(java, hub, agent);
    }

    private static Path home() {
        String given = System.getProperty("haetae.home", "");
        if (!given.isEmpty()) {
            return Path.of(given).toAbsolutePath();
        }
        try {
            Path jar = Path.of(Programs.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            // <home>/cli/target/haetae-cli.jar
            return jar.resolve("../../..").normalize();
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    List<String> hub(List<String> arguments) {
        return command(HUB_FLAGS, hubJar, arguments);
    }

    /** An agent whose heap is large enough for so many wallets. */
    List<String> agent(long wallets, List<String> arguments) {
        long megabytes = HEAP_FLOOR_MEGABYTES + wallets * HEAP_MEGABYTES_PER_MILLION_WALLETS / 1_000_000;
        List<String> flags = new ArrayList<>(AGENT_FLAGS);
        flags.add("-Xmx" + megabytes + "m");
        return command(flags, agentJar, arguments);
    }

    private List<String> command(List<String> flags, Path jar, List<String> arguments) {
        List<String> command = new ArrayList<>();
        command.add(java.toString());
        command.addAll(flags);
        command.add("-jar");
        command.add(jar.toString());
        command.addAll(arguments);
        return command;
    }
}
