package kr.haetae.cli.demo;

import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import kr.haetae.cli.CommandFailure;
import kr.haetae.cli.ExitCode;
import kr.haetae.cli.Texts;

/**
 * The programs the demo starts, found beside its own jar.
 *
 * @param java the same Java that runs the demo
 * @param agentOptions the options every exchange is told to start its agent with
 */
record Programs(Path java, Path hubJar, Path agentJar, Path agentOptions) {
    private static final int HEAP_FLOOR_MEGABYTES = 112;
    private static final int HEAP_MEGABYTES_PER_MILLION_WALLETS = 70;

    /** A hub out of memory ends, which shows: one whose workers died one by one would look alive. */
    private static final List<String> HUB_FLAGS =
            List.of("-Xmx512m", "-XX:+UseSerialGC", "-Xshare:auto", "-XX:+ExitOnOutOfMemoryError");

    static Programs find(Texts texts) {
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        Path home = home();
        Path hub = home.resolve("hub/target/haetae-hub.jar");
        Path agent = home.resolve("agent/target/haetae-agent.jar");
        Path agentOptions = home.resolve("agent/java.options");
        for (Path file : List.of(hub, agent, agentOptions)) {
            if (!Files.isRegularFile(file)) {
                throw new CommandFailure(ExitCode.FAILED, texts.say("demo.notBuilt", file));
            }
        }
        return new Programs(java, hub, agent, agentOptions);
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

    /** An agent whose heap is large enough for so many wallets: many share a machine here. */
    List<String> agent(long wallets, List<String> arguments) {
        long megabytes = HEAP_FLOOR_MEGABYTES + wallets * HEAP_MEGABYTES_PER_MILLION_WALLETS / 1_000_000;
        List<String> flags = new ArrayList<>(List.of("@" + agentOptions, "-Xmx" + megabytes + "m"));
        Path classes = agentJar.resolveSibling("haetae-agent.jsa");
        if (isNewer(classes, agentJar)) {
            flags.add("-XX:SharedArchiveFile=" + classes);
        }
        return command(flags, agentJar, arguments);
    }

    /** An archive of classes that is older than its jar is of no use. */
    private static boolean isNewer(Path file, Path than) {
        return file.toFile().lastModified() > than.toFile().lastModified();
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
