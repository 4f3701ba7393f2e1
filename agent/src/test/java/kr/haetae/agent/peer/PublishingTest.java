package kr.haetae.agent.peer;

import static kr.haetae.agent.LookupInputs.input;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import kr.haetae.protocol.RefusalCode;
import org.junit.jupiter.api.Test;

/** How an epoch gets to the hub, and what is left of one that failed there. */
class PublishingTest extends PeerTest {
    @Test
    void aFailedEpochHasNoKeyAnyMore() throws Exception {
        hub.epochs.failEpochs = true;
        try (AgentProcess agent = startAgent()) {
            agent.awaitLog("failed at the hub", 60);
            long failed = hub.epochs.first();
            assertRecordedWithoutItsKey(failed);
            assertThat(refusal(hub.batch(failed, List.of(input("bitcoin", GENESIS)))))
                    .isEqualTo(RefusalCode.UNKNOWN_EPOCH);
            assertThat(agent.isAlive()).isTrue();
        }
        assertThat(Files.readString(agentFolder.resolve("log/epochs/agent-000001.jsonl")))
                .contains("\"kind\":\"epoch\",\"epoch\":" + hub.epochs.first());
    }

    @Test
    void theKeyOfAnEpochThatFailedIsForgotten() throws Exception {
        hub.epochs.failProofs = true;
        try (AgentProcess agent = startAgent()) {
            agent.awaitLog("failed at the hub", 60);
            assertRecordedWithoutItsKey(hub.epochs.first());
        }
    }

    private void assertRecordedWithoutItsKey(long number) {
        Path epoch = agentFolder.resolve("epochs").resolve(Long.toString(number));
        assertThat(epoch.resolve("epoch.json")).exists();
        assertThat(epoch.resolve("key")).doesNotExist();
    }

    @Test
    void resumesAnUploadKilledInTheMiddleWithTheSameEpoch() throws Exception {
        writeManyWallets(66_000);
        hub.epochs.hangAtChunk = 1;
        try (AgentProcess agent = startAgent()) {
            while (hub.epochs.chunkPuts.get() < 1) {
                Thread.sleep(50);
                assertThat(agent.isAlive()).isTrue();
            }
            agent.kill();
        }
        hub.epochs.hangAtChunk = Long.MAX_VALUE;
        long begun = hub.epochs.first();
        try (AgentProcess agent = startAgent()) {
            assertThat(hub.epochs.awaitActive(0, 120).epoch()).isEqualTo(begun);
            agent.awaitLog("resuming the upload of epoch " + begun, 5);
        }
        assertThat(hub.epochs.numbers()).hasSize(1);
        assertThat(hub.epochs.chunkPuts.get())
                .isEqualTo(hub.epochs.of(begun).chunks.size())
                .isGreaterThan(1);
    }

    private void writeManyWallets(int count) throws Exception {
        long seed = new Random().nextLong();
        System.out.println("seed of synthetic wallets: " + seed);
        Random random = new Random(seed);
        StringBuilder csv = new StringBuilder("chain,address\n");
        byte[] address = new byte[20];
        for (int i = 0; i < count; i++) {
            random.nextBytes(address);
            csv.append("ethereum,0x").append(Bytes.hex(address)).append('\n');
        }
        Files.writeString(folder.resolve("wallets.csv"), csv);
    }

    @Test
    void publishBesideARunningAgentMakesANewEpoch() throws Exception {
        allowElements(1_000);
        try (AgentProcess agent = startAgent()) {
            long before = hub.epochs.awaitActive(0, 60).epoch();
            assertThat(AgentProcess.run(folder, "publish", "--dir", agentFolder.toString()))
                    .isZero();
            assertThat(hub.epochs.awaitActive(before, 1).epoch()).isGreaterThan(before);
            assertThat(agent.isAlive()).isTrue();
        }
    }
}
