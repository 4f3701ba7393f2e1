package kr.haetae.agent.peer;

import static kr.haetae.agent.LookupInputs.input;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import kr.haetae.protocol.AgentApi.EpochState;
import kr.haetae.protocol.Delivery;
import kr.haetae.protocol.Message.Confirm;
import kr.haetae.protocol.Message.Confirmed;
import kr.haetae.protocol.Message.MemoMatch;
import org.junit.jupiter.api.Test;

/** The agent's process: killed, started again, and alone in its folder. */
class ProcessLifeTest extends PeerTest {
    @Test
    void answersTheSameTaskAgainAfterAKillBetweenAnsweringAndPosting() throws Exception {
        long epoch;
        String taskId = Bytes.randomHex(16);
        Delivery task;
        Delivery signedAnew;
        allowElements(1_000);
        PeerBatch batch;
        try (AgentProcess agent = startAgent()) {
            epoch = hub.epochs.awaitActive(0, 60).epoch();
            PeerBatch asked = evaluated(epoch, input("polygon", DEPOSIT_CONTRACT));
            Confirm question = asked.confirm(asked.item(0, "polygon", DEPOSIT_CONTRACT, ""));
            task = hub.deliver(taskId, question, asked.elements());
            signedAnew = hub.deliver(taskId, question, asked.elements());
            hub.mailbox.hangResults = true;
            batch = hub.batch(epoch, List.of(input("bitcoin", GENESIS)));
            hub.mailbox.give(batch.delivery());
            hub.mailbox.give(task);
            awaitLogLines("\"kind\":\"confirmed\"", "\"kind\":\"evaluated\",\"task\":\"" + batch.taskId);
            agent.kill();
        }
        hub.mailbox.hangResults = false;
        hub.mailbox.refuseResultsTimes.set(3);
        Files.writeString(folder.resolve("wallets.csv"), "chain,address\nbitcoin," + GENESIS + "\n");
        try (AgentProcess agent = startAgent()) {
            agent.awaitLog("1 wallets", 60);
            hub.evaluate(batch, 30);
            Confirmed again = (Confirmed) answer(taskId, signedAnew);
            assertThat(again.requestSha256())
                    .as("the request first answered, in the bytes it came in then")
                    .isEqualTo(Bytes.sha256Hex(task.envelope()));
            assertThat(again.answers())
                    .as("the answer given first, though the wallet has left the list since")
                    .containsExactly(new Confirmed.Answer(0, true, MemoMatch.NOT_APPLICABLE, List.of("ethereum")));
            assertThat(hub.epochs.awaitActive(epoch, 60).state())
                    .as("the changed list is published")
                    .isEqualTo(EpochState.ACTIVE);
        }
        assertThat(log().lines().filter(line -> line.contains("\"kind\":\"repeated\"")))
                .hasSize(2);
        assertThat(log().lines().filter(line -> line.contains("\"kind\":\"confirmed\"")))
                .hasSize(1);
    }

    private void awaitLogLines(String... texts) throws Exception {
        for (int i = 0; i < 600; i++) {
            String log = log();
            if (List.of(texts).stream().allMatch(log::contains)) {
                return;
            }
            Thread.sleep(50);
        }
        throw new AssertionError("not logged");
    }

    private String log() throws Exception {
        return Files.readString(agentFolder.resolve("log/agent-000001.jsonl"));
    }

    /** The names are stable, so that the hub can hand out at once again what a killed agent was given. */
    @Test
    void namesItsPollingLoopsTheSameAfterAKillAndSaysThatItHasStarted() throws Exception {
        List<String> before;
        try (AgentProcess agent = startAgent()) {
            awaitPolls(0, 6);
            agent.kill();
            before = List.copyOf(hub.mailbox.polls);
        }
        try (AgentProcess agent = startAgent()) {
            awaitPolls(before.size(), 6);
            assertThat(agent.isAlive()).isTrue();
        }
        List<String> after = hub.mailbox.polls.subList(before.size(), hub.mailbox.polls.size());
        assertThat(workers(before)).hasSize(2).isEqualTo(workers(after));
        for (List<String> polls : List.of(before, after)) {
            for (String worker : workers(polls)) {
                List<Boolean> fresh = polls.stream()
                        .filter(poll -> poll.contains(worker))
                        .map(poll -> poll.endsWith("&fresh=true"))
                        .toList();
                assertThat(fresh.get(0)).isTrue();
                assertThat(fresh.subList(1, fresh.size())).isNotEmpty().doesNotContain(true);
            }
        }
    }

    private void awaitPolls(int before, int count) throws Exception {
        for (int i = 0; i < 600 && hub.mailbox.polls.size() < before + count; i++) {
            Thread.sleep(50);
        }
        assertThat(hub.mailbox.polls).hasSizeGreaterThanOrEqualTo(before + count);
    }

    private static Set<String> workers(List<String> polls) {
        Pattern name = Pattern.compile("worker=[a-z0-9-]{1,32}(?=&|$)");
        return polls.stream()
                .map(poll ->
                        name.matcher(poll).results().findFirst().orElseThrow().group())
                .collect(Collectors.toSet());
    }

    @Test
    void onlyOneAgentWorksInAFolderAndStatusSaysSo() throws Exception {
        try (AgentProcess agent = startAgent()) {
            hub.epochs.awaitActive(0, 60);
            assertThat(agent.isAlive()).isTrue();
            assertThat(AgentProcess.run(folder, "run", "--dir", agentFolder.toString()))
                    .isEqualTo(6);
            assertThat(AgentProcess.run(folder, "status", "--json", "--dir", agentFolder.toString()))
                    .isZero();
            String status = Files.readString(folder.resolve("agent.out"), StandardCharsets.UTF_8);
            assertThat(status)
                    .contains("\"running\":true")
                    .contains("\"state\":\"ACTIVE\"")
                    .contains(EXCHANGE)
                    .contains("\"wallets\":3")
                    .contains("\":64}");
        }
    }
}
