package kr.haetae.agent.peer;

import static kr.haetae.agent.LookupInputs.input;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import kr.haetae.protocol.BatchHeader;
import kr.haetae.protocol.Delivery;
import kr.haetae.protocol.Message;
import kr.haetae.protocol.RefusalCode;
import kr.haetae.protocol.SigningKey;
import kr.haetae.protocol.WireTime;
import org.junit.jupiter.api.Test;

/** Which batches the agent evaluates, and with which word it refuses the others. */
class EvaluatingTest extends PeerTest {
    @Test
    void evaluatesNoSecondBatchUnderAnIdItKnows() throws Exception {
        try (AgentProcess agent = startAgent()) {
            long epoch = hub.epochs.awaitActive(0, 60).epoch();
            PeerBatch first = evaluated(epoch, input("bitcoin", GENESIS));
            PeerBatch second = hub.batch(epoch, List.of(input("ethereum", NOT_OURS)));
            Delivery renamed = underHeader(second, epoch, first.header.batchId(), second.header.time());
            assertThat(refusal(second.taskId, renamed)).isEqualTo(RefusalCode.MALFORMED);
            assertThat(agent.isAlive()).isTrue();
        }
    }

    @Test
    void refusesWhateverWasTamperedWithWithItsOwnCode() throws Exception {
        try (AgentProcess agent = startAgent()) {
            long epoch = hub.epochs.awaitActive(0, 60).epoch();
            refusesOtherElementsHeadersAndKeys(epoch);
            refusesOtherSendersReceiversAndTimes(epoch);
            refusesWhatCannotBeAnswered(epoch);

            PeerBatch good = genesis(epoch);
            byte[] tag = hub.evaluate(good, 30).get(0);
            assertThat(hub.epochs.of(epoch).holds(tag)).isTrue();
            assertThat(agent.isAlive()).isTrue();
        }
    }

    private void refusesOtherElementsHeadersAndKeys(long epoch) throws Exception {
        PeerBatch forged = genesis(epoch);
        Message.Evaluate badHeader =
                new Message.Evaluate(forged.header.sign(SigningKey.generate()), epoch, hub.epochs.publicKey(epoch));
        assertThat(refusal(forged.taskId, hub.deliver(forged.taskId, badHeader, forged.elements())))
                .isEqualTo(RefusalCode.WRONG_SIGNATURE);

        PeerBatch swapped = genesis(epoch);
        byte[] other = genesis(epoch).elements();
        assertThat(refusal(swapped.taskId, hub.deliver(swapped.taskId, swapped.message, other)))
                .isEqualTo(RefusalCode.ELEMENTS_DO_NOT_MATCH_HEADER);

        assertThat(refusal(genesis(epoch + 1))).isEqualTo(RefusalCode.UNKNOWN_EPOCH);

        PeerBatch otherKey = genesis(epoch);
        Message.Evaluate wrongKey = new Message.Evaluate(otherKey.message.header(), epoch, Bytes.randomHex(32));
        assertThat(refusal(otherKey.taskId, hub.deliver(otherKey.taskId, wrongKey, otherKey.elements())))
                .isEqualTo(RefusalCode.UNKNOWN_EPOCH);
    }

    private void refusesOtherSendersReceiversAndTimes(long epoch) throws Exception {
        PeerBatch misaddressed = genesis(epoch);
        assertThat(refusal(misaddressed.taskId, misaddressed.to("Upbit", Instant.now(), hub.signing)))
                .isEqualTo(RefusalCode.WRONG_AUDIENCE);

        PeerBatch stranger = genesis(epoch);
        assertThat(refusal(stranger.taskId, stranger.to(EXCHANGE, Instant.now(), SigningKey.generate())))
                .isEqualTo(RefusalCode.WRONG_SIGNATURE);

        PeerBatch old = genesis(epoch);
        Instant fiveDaysAgo = Instant.now().minus(Duration.ofDays(5));
        assertThat(refusal(old.taskId, old.to(EXCHANGE, fiveDaysAgo, hub.signing)))
                .isEqualTo(RefusalCode.TOO_OLD);

        PeerBatch future = genesis(epoch);
        String inAnHour = WireTime.format(Instant.now().plus(Duration.ofHours(1)));
        assertThat(refusal(future.taskId, underHeader(future, epoch, future.header.batchId(), inAnHour)))
                .isEqualTo(RefusalCode.TOO_OLD);
    }

    private void refusesWhatCannotBeAnswered(long epoch) throws Exception {
        List<byte[]> inputs = List.of(input("bitcoin", GENESIS));
        assertThat(refusal(hub.batch(epoch, inputs, "LB1     ", elements -> elements[31] = -1)))
                .isEqualTo(RefusalCode.INVALID_ELEMENT);
        assertThat(refusal(hub.batch(epoch, inputs, "LB77    ", elements -> {})))
                .isEqualTo(RefusalCode.LEGAL_BASIS_NOT_ACCEPTED);

        String taskId = Bytes.randomHex(16);
        assertThat(refusal(taskId, hub.deliver(taskId, new Message.Refused(RefusalCode.MALFORMED), new byte[0])))
                .isEqualTo(RefusalCode.UNKNOWN_KIND);
    }

    private PeerBatch genesis(long epoch) {
        return hub.batch(epoch, List.of(input("bitcoin", GENESIS)));
    }

    /** A batch under a header that says another id or time, duly signed. */
    private Delivery underHeader(PeerBatch batch, long epoch, String batchId, String time) {
        BatchHeader own = batch.header;
        BatchHeader header = new BatchHeader(
                batchId,
                own.indexFrom(),
                time,
                own.count(),
                own.elementsSha256(),
                own.caseCommitment(),
                own.legalBasisClass(),
                own.merkleRoot());
        Message.Evaluate task = new Message.Evaluate(header.sign(hub.signing), epoch, hub.epochs.publicKey(epoch));
        return hub.deliver(batch.taskId, task, batch.elements());
    }
}
