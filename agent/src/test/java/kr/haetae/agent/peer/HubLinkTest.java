package kr.haetae.agent.peer;

import static kr.haetae.agent.LookupInputs.input;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The line to the hub: gone and back, refused, written down, and to the pinned hub alone. */
class HubLinkTest extends PeerTest {
    @Test
    void survivesAHubThatComesAndGoesAndStopsOnSigterm() throws Exception {
        try (AgentProcess agent = startAgent()) {
            long epoch = hub.epochs.awaitActive(0, 60).epoch();
            hub.close();
            agent.awaitLog("the hub is away", 10);
            hub.reopen();
            agent.awaitLog("the hub is back", 20);
            PeerBatch batch = hub.batch(epoch, List.of(input("bitcoin", GENESIS)));
            byte[] tag = hub.evaluate(batch, 30).get(0);
            assertThat(hub.epochs.of(epoch).holds(tag)).isTrue();
            agent.terminate();
            assertThat(agent.exitCode(6)).isEqualTo(143);
        }
    }

    @Test
    void aSuspendedAgentIsToldSoAndAnswersAgainOnceItIsBack() throws Exception {
        try (AgentProcess agent = startAgent()) {
            hub.epochs.awaitActive(0, 60);
            hub.gate.suspended = true;
            // with two loops, the third refusal means that one of them has taken note of its first
            for (int i = 0; i < 800 && hub.gate.refusedPolls.get() < 3; i++) {
                Thread.sleep(50);
            }
            agent.awaitLog("HTTP 403", 10);
            assertThat(agent.errors()).doesNotContain("the hub is away");
            hub.gate.suspended = false;
            agent.awaitLog("the hub is back", 20);
        }
    }

    @Test
    void transcriptHoldsWhatTheHubDeliveredVerbatim() throws Exception {
        Path transcript = folder.resolve("transcript.jsonl");
        PeerBatch batch;
        try (AgentProcess agent = startAgent("--transcript", transcript.toString())) {
            long epoch = hub.epochs.awaitActive(0, 60).epoch();
            batch = evaluated(epoch, input("bitcoin", GENESIS));
            assertThat(agent.isAlive()).isTrue();
        }
        List<String> lines = Files.readAllLines(transcript);
        String elements = Base64.getEncoder().encodeToString(batch.elements());
        assertThat(lines.stream().filter(line -> line.contains(elements)))
                .singleElement()
                .asString()
                .contains("\"direction\":\"in\"")
                .contains("\"status\":200");
        assertThat(lines).noneMatch(line -> line.contains("\"status\":204"));
    }

    @Test
    void anotherServersCertificateIsNotSpokenTo() throws Exception {
        hub.close();
        Path card = agentFolder.resolve("hub-card.json");
        String pinned = Files.readString(card);
        try (PeerHub impostor = new PeerHub(EXCHANGE, folder.resolve("impostor"))) {
            impostor.gate.admit(agentFolder.resolve("member.json"));
            impostor.writeCard(card);
            String sha256 = "\"certificateSha256\":\"[0-9a-f]{64}\"";
            Matcher old = Pattern.compile(sha256).matcher(pinned);
            assertThat(old.find()).isTrue();
            Files.writeString(card, Files.readString(card).replaceAll(sha256, old.group()));
            assertThat(AgentProcess.run(folder, "status", "--dir", agentFolder.toString()))
                    .isEqualTo(5);
            assertThat(impostor.epochs.manifestPosts.get()).isZero();
        }
    }
}
