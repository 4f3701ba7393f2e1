package kr.haetae.agent.peer;

import static kr.haetae.agent.LookupInputs.input;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import kr.haetae.protocol.RefusalCode;
import org.junit.jupiter.api.Test;

/** How much the agent answers in a day, whatever becomes of its process and its epochs. */
class DailyQuotaTest extends PeerTest {
    /** 112 elements a day: 64 for the canaries, then three batches of 16. */
    @Test
    void quotaIsExactOverARestartAndCountsATaskOnce() throws Exception {
        long epoch;
        byte[] input = input("bitcoin", GENESIS);
        PeerBatch first;
        try (AgentProcess agent = startAgent()) {
            epoch = hub.epochs.awaitActive(0, 60).epoch();
            first = evaluated(epoch, input);
            evaluated(epoch, input);
            agent.kill();
        }
        try (AgentProcess agent = startAgent()) {
            agent.awaitLog("wallets", 60);
            for (int i = 0; i < 3; i++) {
                hub.evaluate(first, 60);
            }
            assertThat(refusal(hub.batch(epoch, Collections.nCopies(17, input))))
                    .isEqualTo(RefusalCode.QUOTA_EXCEEDED);
            evaluated(epoch, input);
            PeerBatch fourth = hub.batch(epoch, List.of(input));
            assertThat(refusal(fourth)).isEqualTo(RefusalCode.QUOTA_EXCEEDED);
            assertThat(refusal(fourth)).isEqualTo(RefusalCode.QUOTA_EXCEEDED);

            PeerBatch smuggled = hub.batch(epoch, List.of(input));
            assertThat(refusal(first.taskId, hub.deliver(first.taskId, smuggled.message, smuggled.elements())))
                    .as("the id of an answered task buys no other elements")
                    .isEqualTo(RefusalCode.MALFORMED);
            assertThat(agent.isAlive()).isTrue();
        }
    }

    /** 144 elements a day: 64 for the canaries of each epoch, then one batch of 16. */
    @Test
    void aNewEpochBuysNoNewQuota() throws Exception {
        allowElements(144);
        byte[] input = input("bitcoin", GENESIS);
        try (AgentProcess agent = startAgent()) {
            long first = hub.epochs.awaitActive(0, 60).epoch();
            assertThat(AgentProcess.run(folder, "publish", "--dir", agentFolder.toString()))
                    .isZero();
            long second = hub.epochs.awaitActive(first, 1).epoch();
            evaluated(first, input);
            assertThat(refusal(hub.batch(second, List.of(input)))).isEqualTo(RefusalCode.QUOTA_EXCEEDED);
            assertThat(agent.isAlive()).isTrue();
        }
    }
}
