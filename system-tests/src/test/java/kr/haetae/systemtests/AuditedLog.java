package kr.haetae.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import kr.haetae.cli.hubclient.HubClient;
import kr.haetae.cli.hubclient.HubGone;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A demo's audit log as an auditor meets it: keys from the exchanges, a bundle from the hub, the check without it. */
final class AuditedLog {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Duration WITNESSED_WITHIN = Duration.ofSeconds(60);
    private static final Duration COMMAND_LIMIT = Duration.ofSeconds(90);

    private final DemoProcess demo;
    private final Path folder;

    AuditedLog(DemoProcess demo, Path folder) {
        this.demo = demo;
        this.folder = folder;
    }

    /** Everything acted so far is witnessed within a minute, and a bundle of all of it verifies. */
    void isWitnessedAndVerifies() throws Exception {
        HubClient hub = new HubClient(URI.create(demo.url()), "en");
        hub.logInToDemo("auditor");
        long size = status(hub).path("size").asLong();
        assertThat(size).isPositive();
        Path known = ledgerOfAnAgent();
        awaitWitnessed(hub, Math.max(size, sizeOf(known)));

        Path bundle = folder.resolve("log.jsonl");
        Running.Outcome exported = haetae("audit", "export", "--hub", demo.url(), "--out", bundle.toString());
        assertThat(exported.exit()).as(exported.err()).isZero();
        String quorum = status(hub).path("quorum").asString();
        Running.Outcome verified = verify(bundle, known, quorum);
        assertThat(verified.exit()).as(verified.err()).isZero();
        assertThat(verified.out()).contains("VERIFIED");

        Path forged = folder.resolve("forged.jsonl");
        Files.writeString(forged, Files.readString(bundle).replaceFirst("verification\\.batch-sent", "case.read"));
        assertThat(verify(forged, known, quorum).exit()).isEqualTo(1);
        holdsNoDragnet(quorum);
    }

    /** Whatever is drawn from an exchange's own log, the hub shows the case whose list it stood in. */
    private void holdsNoDragnet(String quorum) throws Exception {
        Path exchange = exchanges().get(0);
        Running.Outcome drawn = haetae(
                "audit",
                "dragnet",
                "--hub",
                demo.url(),
                "--agent-log",
                exchange.resolve("log").toString(),
                "--hub-card",
                exchange.resolve("hub-card.json").toString(),
                "--keys",
                keys().toString(),
                "--quorum",
                quorum,
                "--draw",
                "60",
                "--lang",
                "en");
        assertThat(drawn.exit()).as(drawn.out() + drawn.err()).isZero();
        assertThat(drawn.out()).contains("GROUNDED");
    }

    private Running.Outcome verify(Path bundle, Path known, String quorum) throws IOException, InterruptedException {
        return haetae(
                "audit",
                "verify",
                bundle.toString(),
                "--keys",
                keys().toString(),
                "--quorum",
                quorum,
                "--known-checkpoint",
                known.toString(),
                "--lang",
                "en");
    }

    private static Running.Outcome haetae(String... arguments) throws IOException, InterruptedException {
        return Running.haetae(COMMAND_LIMIT, arguments);
    }

    private static void awaitWitnessed(HubClient hub, long size) throws HubGone, InterruptedException {
        long deadline = System.nanoTime() + WITNESSED_WITHIN.toNanos();
        while (status(hub).path("witnessedSize").asLong() < size) {
            assertThat(System.nanoTime()).as(status(hub).toString()).isLessThan(deadline);
            Thread.sleep(500);
        }
    }

    private static JsonNode status(HubClient hub) throws HubGone {
        return hub.get("/api/v1/audit/status");
    }

    /** The log's key as an exchange was given it, the witnesses' as each exchange tells its own. */
    private Path keys() throws IOException {
        List<String> keys = new ArrayList<>();
        for (Path exchange : exchanges()) {
            keys.add(field(exchange.resolve("member.json"), "witnessKey"));
        }
        keys.add(field(exchanges().get(0).resolve("hub-card.json"), "logKey"));
        return Files.write(folder.resolve("keys.txt"), keys);
    }

    private Path ledgerOfAnAgent() throws IOException {
        for (Path exchange : exchanges()) {
            if (Files.isDirectory(exchange.resolve("witness"))) {
                try (Stream<Path> files = Files.list(exchange.resolve("witness"))) {
                    Path ledger = files.filter(file -> file.toString().endsWith(".checkpoint"))
                            .findFirst()
                            .orElseThrow();
                    return Files.copy(ledger, folder.resolve("known.checkpoint"));
                }
            }
        }
        throw new AssertionError("no agent has cosigned anything");
    }

    /** The second line of a checkpoint. */
    private static long sizeOf(Path checkpoint) throws IOException {
        return Long.parseLong(Files.readAllLines(checkpoint).get(1));
    }

    private List<Path> exchanges() throws IOException {
        try (Stream<Path> folders = Files.list(demo.data().resolve("exchanges"))) {
            return folders.sorted().toList();
        }
    }

    private static String field(Path card, String name) throws IOException {
        return JSON.readTree(Files.readAllBytes(card)).path(name).asString("");
    }
}
