import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.net.ssl.SSLParameters;
import kr.haetae.agent.keys.AgentKeys;
import kr.haetae.protocol.HubCard;
import kr.haetae.protocol.Json;
import kr.haetae.protocol.PinnedPeers;
import kr.haetae.protocol.SigningKey;

/**
 * A step of the build, run as {@code java -cp haetae-agent.jar ClassArchive.java TARGET OPTIONS}: lets the packaged agent poll
 * a hub that has nothing for it, and keeps the classes it loaded beside the jar, so that its starts need not load and check
 * them again. Without an archive the agent starts all the same, only later: trouble is said and ends nothing.
 */
final class ClassArchive {
    private static final int POLLS = 3;
    private static final long PATIENCE_SECONDS = 60;

    private final Path target;
    private final Path options;
    private final Path work;
    private final CountDownLatch polls = new CountDownLatch(POLLS);

    private ClassArchive(Path target, Path options) throws IOException {
        this.target = target;
        this.options = options;
        this.work = Files.createTempDirectory(target, "class-archive");
    }

    public static void main(String[] arguments) throws IOException {
        ClassArchive archive = new ClassArchive(Path.of(arguments[0]), Path.of(arguments[1]));
        try {
            archive.make();
        } catch (IOException | InterruptedException e) {
            System.out.println("no class archive: " + e.getMessage());
        } finally {
            archive.clean();
        }
    }

    private void make() throws IOException, InterruptedException {
        HttpsServer hub = hub();
        try {
            Files.writeString(work.resolve("wallets.csv"), "chain,address\nethereum,0x%040x\n".formatted(1));
            String dir = "--dir=" + work.resolve("agent");
            Process init = agent(
                    List.of(),
                    List.of(
                            "init",
                            dir,
                            "--exchange=Archive",
                            "--wallets=" + work.resolve("wallets.csv"),
                            "--hub-card=" + work.resolve("hub-card.json")));
            require(init.waitFor() == 0, "init failed");
            Path made = work.resolve("made.jsa");
            Process run = agent(List.of("-XX:ArchiveClassesAtExit=" + made), List.of("run", dir));
            boolean polled = polls.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
            run.destroy();
            require(run.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS) && polled, "the agent did not poll and end");
            require(Files.isRegularFile(made), "this Java makes none");
            Files.move(made, target.resolve("haetae-agent.jsa"), StandardCopyOption.ATOMIC_MOVE);
        } finally {
            hub.stop(0);
        }
    }

    private Process agent(List<String> flags, List<String> arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), "@" + options));
        command.addAll(flags);
        command.addAll(List.of("-jar", target.resolve("haetae-agent.jar").toString()));
        command.addAll(arguments);
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    private static void require(boolean condition, String otherwise) throws IOException {
        if (!condition) {
            throw new IOException(otherwise);
        }
    }

    private HttpsServer hub() throws IOException {
        AgentKeys identity = AgentKeys.create(work.resolve("hub"), "hub", Instant.now());
        HttpsServer server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(
                new HttpsConfigurator(PinnedPeers.clients(fingerprint -> true)
                        .context(identity.tlsKey(), identity.certificate())) {
                    @Override
                    public void configure(HttpsParameters parameters) {
                        SSLParameters ssl = getSSLContext().getDefaultSSLParameters();
                        ssl.setNeedClientAuth(true);
                        parameters.setSSLParameters(ssl);
                    }
                });
        server.createContext("/", this::nothing);
        server.setExecutor(Executors.newCachedThreadPool(task -> {
            Thread thread = new Thread(task);
            thread.setDaemon(true);
            return thread;
        }));
        server.start();
        String verifyKey =
                Base64.getEncoder().encodeToString(SigningKey.generate().verifyKey().encoded());
        HubCard card = new HubCard(
                "https://localhost:" + server.getAddress().getPort(),
                identity.memberCard("hub").certificateSha256(),
                verifyKey);
        Files.write(work.resolve("hub-card.json"), Json.write(card));
        return server;
    }

    /** No tasks; and no place for an epoch. */
    private void nothing(HttpExchange exchange) throws IOException {
        boolean poll = exchange.getRequestURI().getPath().endsWith("/tasks");
        exchange.sendResponseHeaders(poll ? 204 : 503, -1);
        exchange.close();
        if (poll) {
            polls.countDown();
        }
    }

    private void clean() throws IOException {
        try (Stream<Path> all = Files.walk(work)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
