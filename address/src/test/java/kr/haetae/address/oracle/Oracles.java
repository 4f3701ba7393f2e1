package kr.haetae.address.oracle;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import kr.haetae.address.Skips;
import tools.jackson.databind.json.JsonMapper;

/**
 * Two npm packages that validate addresses, asked in one run of Node: Trust Wallet's wallet-core and
 * multicoin-address-validator. Installed under {@code target}, never in the source tree.
 */
final class Oracles {
    private static final List<String> FILES = List.of("package.json", "package-lock.json", ".npmrc", "ask.mjs");
    private static final long INSTALL_LIMIT_SECONDS = 240;
    private static final JsonMapper JSON = new JsonMapper();

    private final Path home;

    private Oracles(Path home) {
        this.home = home;
    }

    /** One address and the chains, by this project's names, it is to be judged on. */
    record Question(String address, List<String> chains) {}

    /** What each oracle says, by chain; a chain an oracle does not know is absent. */
    record Opinions(Map<String, Boolean> walletCore, Map<String, Boolean> multicoin) {}

    /** Installs both, or skips the calling test, loudly, where Node or npm or the packages cannot be had. */
    static Oracles install() throws IOException, InterruptedException {
        Path module = Path.of(System.getProperty("basedir", "")).toAbsolutePath();
        Path home = Files.createDirectories(module.resolve("target/oracle"));
        for (String file : FILES) {
            Files.copy(
                    module.resolve("src/test/oracle").resolve(file),
                    home.resolve(file),
                    StandardCopyOption.REPLACE_EXISTING);
        }
        if (!run(home, 10, "node", "--version")) {
            throw skip("Node is not installed");
        }
        if (!run(home, INSTALL_LIMIT_SECONDS, "npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund")) {
            throw skip("npm is not installed, or could not install the oracles");
        }
        return new Oracles(home);
    }

    /** Reports a skipped cross-check where nobody can miss it. */
    static RuntimeException skip(String why) {
        return Skips.loudly("addresses were not checked against the npm oracles: " + why);
    }

    private static boolean run(Path home, long limitSeconds, String... command)
            throws IOException, InterruptedException {
        Process process;
        try {
            process = new ProcessBuilder(command)
                    .directory(home.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(home.resolve("install.log").toFile())
                    .start();
        } catch (IOException notFound) {
            return false;
        }
        if (!process.waitFor(limitSeconds, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            return false;
        }
        return process.exitValue() == 0;
    }

    /** Asks every question; the answers come in the same order. */
    List<Opinions> ask(List<Question> questions) throws IOException, InterruptedException {
        Process node = new ProcessBuilder("node", "ask.mjs")
                .directory(home.toFile())
                .redirectError(home.resolve("ask.log").toFile())
                .start();
        CompletableFuture<Void> asking = CompletableFuture.runAsync(() -> write(node, questions));
        List<Opinions> answers = new ArrayList<>(questions.size());
        try (BufferedReader reader = node.inputReader(StandardCharsets.UTF_8)) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                answers.add(JSON.readValue(line, Opinions.class));
            }
        }
        asking.join();
        if (node.waitFor() != 0 || answers.size() != questions.size()) {
            throw new IllegalStateException(
                    "asked " + questions.size() + ", answered " + answers.size() + "; see ask.log in " + home);
        }
        return answers;
    }

    private static void write(Process node, List<Question> questions) {
        try (BufferedWriter writer = node.outputWriter(StandardCharsets.UTF_8)) {
            for (Question question : questions) {
                writer.write(JSON.writeValueAsString(question));
                writer.write('\n');
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
