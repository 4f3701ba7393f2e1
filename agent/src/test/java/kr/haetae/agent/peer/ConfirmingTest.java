package kr.haetae.agent.peer;

import static kr.haetae.agent.LookupInputs.input;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.util.List;
import java.util.Locale;
import kr.haetae.protocol.Delivery;
import kr.haetae.protocol.Envelope;
import kr.haetae.protocol.Message;
import kr.haetae.protocol.Message.Confirm;
import kr.haetae.protocol.Message.Confirmed;
import kr.haetae.protocol.Message.MemoMatch;
import kr.haetae.protocol.RefusalCode;
import org.junit.jupiter.api.Test;

/** What the agent says of an address in the clear: only what it was asked blindly before. */
class ConfirmingTest extends PeerTest {
    @Test
    void publishesEvaluatesAndConfirmsOverMutualTls() throws Exception {
        try (AgentProcess agent = startAgent()) {
            long epoch = hub.epochs.awaitActive(0, 60).epoch();
            assertThat(hub.epochs.of(epoch).manifest.namespaces()).hasSize(3);
            assertThat(hub.epochs.of(epoch).manifest.count()).isEqualTo(1_024);
            PeerBatch batch = hub.batch(
                    epoch,
                    List.of(
                            input("ethereum", DEPOSIT_CONTRACT),
                            input("bsc", DEPOSIT_CONTRACT.toLowerCase(Locale.ROOT)),
                            input("bitcoin", GENESIS),
                            input("ethereum", NOT_OURS),
                            input("xrp", SHARED_XRP)));
            List<byte[]> tags = hub.evaluate(batch, 30);
            assertThat(tags.subList(0, 4).stream()
                            .map(tag -> hub.epochs.of(epoch).holds(tag)))
                    .containsExactly(true, true, true, false);

            Delivery request = confirm(
                    batch,
                    batch.item(0, "ethereum", DEPOSIT_CONTRACT, ""),
                    batch.item(4, "xrp", SHARED_XRP, "007"),
                    batch.item(4, "xrp", SHARED_XRP, "7"),
                    batch.item(4, "xrp", SHARED_XRP, ""),
                    batch.item(3, "ethereum", NOT_OURS, ""),
                    batch.item(2, "bitcoin", GENESIS, "5"),
                    batch.item(1, "bsc", DEPOSIT_CONTRACT, ""),
                    batch.item(3, "bsc", NOT_OURS, ""));
            Confirmed confirmed = (Confirmed) answerTo(request);
            assertThat(confirmed.requestSha256()).isEqualTo(Bytes.sha256Hex(request.envelope()));
            assertThat(confirmed.answers())
                    .containsExactly(
                            new Confirmed.Answer(0, true, MemoMatch.NOT_APPLICABLE, List.of()),
                            new Confirmed.Answer(4, true, MemoMatch.KNOWN, List.of()),
                            new Confirmed.Answer(4, true, MemoMatch.UNKNOWN, List.of()),
                            new Confirmed.Answer(4, true, MemoMatch.MISSING, List.of()),
                            new Confirmed.Answer(3, false, MemoMatch.NOT_APPLICABLE, List.of()),
                            new Confirmed.Answer(2, true, MemoMatch.NOT_APPLICABLE, List.of()),
                            new Confirmed.Answer(1, true, MemoMatch.NOT_APPLICABLE, List.of("ethereum")),
                            new Confirmed.Answer(3, false, MemoMatch.NOT_APPLICABLE, List.of()));
            assertThat(agent.errors())
                    .contains("5 rows: 3 wallets, 1 rows skipped")
                    .doesNotContain(GENESIS)
                    .doesNotContain("not-an-address");
            assertThat(Files.readString(agentFolder.resolve("log/agent-000001.jsonl")))
                    .contains(batch.message.header())
                    .doesNotContain(GENESIS)
                    .doesNotContain(DEPOSIT_CONTRACT);
        }
    }

    @Test
    void confirmsNothingThatItDidNotEvaluateBlindlyBefore() throws Exception {
        try (AgentProcess agent = startAgent()) {
            long epoch = hub.epochs.awaitActive(0, 60).epoch();
            byte[] genesis = input("bitcoin", GENESIS);
            PeerBatch batch = evaluated(epoch, genesis, input("ethereum", NOT_OURS));
            Confirm.Item fine = batch.item(0, "bitcoin", GENESIS, "");

            PeerBatch unasked = hub.batch(epoch, List.of(genesis));
            assertThat(refusalOf(confirm(unasked, unasked.item(0, "bitcoin", GENESIS, ""))))
                    .isEqualTo(RefusalCode.UNKNOWN_BATCH);

            assertThat(refusalOf(confirm(batch, batch.item(1, "ethereum", DEPOSIT_CONTRACT, ""))))
                    .as("another address at that position")
                    .isEqualTo(RefusalCode.NOT_COMMITTED);
            assertThat(refusalOf(confirm(batch, fine, batch.item(2, "ethereum", DEPOSIT_CONTRACT, ""))))
                    .as("one honest item buys no other, padding least of all")
                    .isEqualTo(RefusalCode.NOT_COMMITTED);
            assertThat(refusalOf(confirm(batch, new Confirm.Item(1, "bitcoin", GENESIS, "", batch.opening(0)))))
                    .as("another position")
                    .isEqualTo(RefusalCode.NOT_COMMITTED);
            assertThat(refusalOf(confirm(batch, new Confirm.Item(16, "bitcoin", GENESIS, "", batch.opening(0)))))
                    .as("beyond the batch")
                    .isEqualTo(RefusalCode.NOT_COMMITTED);

            Confirm asked = batch.confirm(fine);
            Confirm otherCase = new Confirm(
                    asked.batchId(), asked.agency(), asked.legalBasis(), Bytes.randomHex(32), asked.items());
            assertThat(refusalOf(question(otherCase, batch.elements()))).isEqualTo(RefusalCode.NOT_COMMITTED);
            Confirm otherBasis =
                    new Confirm(asked.batchId(), asked.agency(), "LB2", asked.caseCommitment(), asked.items());
            assertThat(refusalOf(question(otherBasis, batch.elements()))).isEqualTo(RefusalCode.NOT_COMMITTED);
            assertThat(refusalOf(question(asked, new byte[0]))).isEqualTo(RefusalCode.ELEMENTS_DO_NOT_MATCH_HEADER);

            assertThat(((Confirmed) answerTo(confirm(batch, fine))).answers())
                    .containsExactly(new Confirmed.Answer(0, true, MemoMatch.NOT_APPLICABLE, List.of()));
            assertThat(agent.isAlive()).isTrue();
        }
    }

    /** A leaf may say another address than the one that was blinded: then the element at its position is another. */
    @Test
    void confirmsNoAddressWhoseLeafWasCommittedToBesideAnotherElement() throws Exception {
        try (AgentProcess agent = startAgent()) {
            long epoch = hub.epochs.awaitActive(0, 60).epoch();
            byte[] genesis = input("bitcoin", GENESIS);
            byte[] another =
                    hub.batch(epoch, List.of(input("ethereum", NOT_OURS))).elements();
            PeerBatch twofold = hub.batch(
                    epoch, List.of(genesis), "LB1     ", elements -> System.arraycopy(another, 0, elements, 0, 32));
            assertThat(answer(twofold.taskId, twofold.delivery())).isInstanceOf(Message.Evaluated.class);
            assertThat(refusalOf(confirm(twofold, twofold.item(0, "bitcoin", GENESIS, ""))))
                    .isEqualTo(RefusalCode.NOT_COMMITTED);
            assertThat(agent.isAlive()).isTrue();
        }
    }

    private Delivery confirm(PeerBatch batch, Confirm.Item... items) {
        return question(batch.confirm(items), batch.elements());
    }

    private Delivery question(Confirm question, byte[] elements) {
        return hub.deliver(Bytes.randomHex(16), question, elements);
    }

    private Message answerTo(Delivery task) throws Exception {
        return answer(taskId(task), task);
    }

    private RefusalCode refusalOf(Delivery task) throws Exception {
        return refusal(taskId(task), task);
    }

    private String taskId(Delivery task) {
        return Envelope.open(task.envelope(), hub.signing.verifyKey(), Envelope.HUB, EXCHANGE)
                .taskId();
    }
}
