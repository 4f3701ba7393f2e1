package kr.haetae.hub.verification;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import kr.haetae.hub.casework.CaseId;
import kr.haetae.hub.machineport.TestMember;
import kr.haetae.hub.verification.blinding.Blinder;
import kr.haetae.hub.verification.planning.BatchPlan;
import kr.haetae.hub.verification.sending.StoredBatch;
import kr.haetae.protocol.BatchHeader;
import kr.haetae.protocol.VerifyKey;
import kr.haetae.tlog.MerkleTree;
import org.junit.jupiter.api.Test;

/** The whole road: what is asked, of whom, and what becomes of it. */
class VerificationFlowTest extends ExchangesTest {
    @Test
    void tellsTheOneExchangeAndNobodyElse() {
        SimulatedExchange one = exchange("Uno", TestAddresses.tron(1));
        SimulatedExchange two = exchange("Dos", TestAddresses.tron(2));
        VerificationId id = submit(
                30,
                TestAddresses.tron(1),
                "nonsense",
                TestAddresses.tron(3),
                TestAddresses.tron(1),
                TestAddresses.evm(1));

        Progress progress = completed(id);
        List<RowResult> rows = rows(id);

        assertThat(rows)
                .extracting(RowResult::verdict)
                .containsExactly(
                        Verdict.MANAGED, Verdict.INVALID, Verdict.NOT_MANAGED, Verdict.MANAGED, Verdict.NOT_COVERED);
        assertThat(rows).extracting(RowResult::exchange).containsExactly("Uno", "", "", "Uno", "");
        assertThat(rows).extracting(row -> row.confirmed().text()).containsExactly("yes", "", "", "yes", "");
        assertThat(rows.get(3).details()).contains("DUPLICATE_OF 1");
        assertThat(rows.get(2).answers())
                .allSatisfy(answer -> assertThat(answer.manifestSha256()).hasSize(64));
        assertThat(progress.verdicts()).containsEntry(Verdict.MANAGED, 2).containsEntry(Verdict.CONFLICT, 0);
        assertThat(progress.decided()).isEqualTo(5);
        assertThat(one.confirms).hasSize(1);
        assertThat(one.confirms.get(0).items())
                .singleElement()
                .satisfies(item -> assertThat(item.address()).isEqualTo(TestAddresses.tron(1)));
        assertThat(two.confirms).isEmpty();
    }

    @Test
    void saysThatTheExchangeListsTheWalletOnAnotherChain() throws Exception {
        SimulatedExchange one = exchangeOf("eip155", "Korbit 코빗", TestAddresses.evm(1), TestAddresses.evm(2));
        SimulatedExchange two = exchangeOf("eip155", "Other");
        String canonical = TestAddresses.wallet("bsc", TestAddresses.evm(1)).text();
        one.listedOn.put(canonical, List.of("bsc", "polygon"));
        VerificationId id = asked(List.of(
                new AddressInput.Row(TestAddresses.evm(1), "ethereum", null),
                new AddressInput.Row(TestAddresses.evm(1), "bsc", null),
                new AddressInput.Row(TestAddresses.evm(2), "ethereum", null),
                new AddressInput.Row(TestAddresses.evm(3), "ethereum", null)));
        List<RowResult> rows = rows(id);

        assertThat(rows)
                .extracting(RowResult::verdict)
                .containsExactly(Verdict.MANAGED, Verdict.MANAGED, Verdict.MANAGED, Verdict.NOT_MANAGED);
        String said = "LISTED_ON Korbit 코빗 (bsc, polygon)";
        assertThat(rows.get(0).details()).containsExactly(said);
        assertThat(rows.subList(1, 4)).noneMatch(row -> row.detail().contains("LISTED_ON"));
        assertThat(exported(id, ExportFormat.CSV)).containsOnlyOnce(said);
        assertThat(exported(id, ExportFormat.JSON))
                .contains("\"detail\":\"" + said + "\"")
                .contains("\"listedOn\":[\"bsc\",\"polygon\"]");
        assertThat(two.confirms).isEmpty();
    }

    private String exported(VerificationId id, ExportFormat format) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        verifications.export(investigator, id, format, out);
        return out.toString(StandardCharsets.UTF_8);
    }

    @Test
    void givesEveryExchangeTheSameHeaderAndElements() {
        SimulatedExchange one = exchange("Same1", TestAddresses.tron(1));
        SimulatedExchange two = exchange("Same2");
        int before = one.evaluations.size();
        asked(TestAddresses.tron(1, 40).toArray(String[]::new));

        assertThat(one.evaluations).hasSize(before + 1);
        assertThat(two.evaluations.get(before).header())
                .isEqualTo(one.evaluations.get(before).header());
        assertThat(two.elements.get(before)).isEqualTo(one.elements.get(before)).hasSize(64 * 32);
    }

    @Test
    void opensToTheMerkleRootOfTheSignedHeader() {
        SimulatedExchange one = exchange("Opening", TestAddresses.tron(1));
        VerificationId id = asked(TestAddresses.tron(1), TestAddresses.tron(2));
        UUID batchId = jdbc.sql("select id from batch where verification_id = ?")
                .param(id.value())
                .query(UUID.class)
                .single();
        StoredBatch batch = batches.load(batchId);
        byte[] seed = batches.seed(batch);
        List<byte[]> inputs = batch.plan().inputs(batchId);
        byte[] root = MerkleTree.of(Blinder.leaves(inputs, Blinder.blinds(inputs, seed), seed, batch.indexFrom()))
                .root();
        BatchHeader header = BatchHeader.open(
                one.evaluations.get(one.evaluations.size() - 1).header(),
                VerifyKey.of(java.util.Base64.getDecoder()
                        .decode(TestMember.hubCard(dataDir).verifyKey())));
        assertThat(header.merkleRoot()).isEqualTo(HexFormat.of().formatHex(root));
        assertThat(header.batchId()).isEqualTo(HexFormat.of().formatHex(BatchPlan.bytes(batchId)));
        assertThat(header.count()).isEqualTo(16);
    }

    @Test
    void makesNewBatchesOfTheSameAddresses() {
        SimulatedExchange one = exchange("Again");
        asked(TestAddresses.tron(5));
        asked(TestAddresses.tron(5));
        int last = one.elements.size() - 1;
        assertThat(one.elements.get(last)).isNotEqualTo(one.elements.get(last - 1));
        assertThat(one.evaluations.get(last).header())
                .isNotEqualTo(one.evaluations.get(last - 1).header());
    }

    @Test
    void countsAWrongProofAsNoAnswerAndRaisesAnAlarm() {
        SimulatedExchange one = exchange("Liar", TestAddresses.tron(1));
        exchange("Honest");
        one.mood = SimulatedExchange.Mood.WRONG_PROOF;
        VerificationId id = asked(TestAddresses.tron(1));
        RowResult row = rows(id).get(0);
        assertThat(row.verdict()).isEqualTo(Verdict.INCOMPLETE);
        assertThat(row.detail()).contains("NO_ANSWER Liar (PROOF_FAILED)");
        assertThat(verifications.reportParagraph(investigator, id)).contains("증명이 맞지 않아 답을 쓰지 못한 거래소: Liar.");
        assertThat(alarms("PROOF_FAILED", id)).isOne();
    }

    @Test
    void keepsRefusedApartFromNoAnswer() {
        SimulatedExchange one = exchange("Refuser", TestAddresses.tron(1));
        one.mood = SimulatedExchange.Mood.REFUSES;
        VerificationId id = asked(TestAddresses.tron(1));
        RowResult row = rows(id).get(0);
        assertThat(row.verdict()).isEqualTo(Verdict.INCOMPLETE);
        assertThat(row.answers()).singleElement().satisfies(answer -> {
            assertThat(answer.answer()).isEqualTo(Answer.REFUSED);
            assertThat(answer.reason()).isEqualTo("REFUSED_300");
        });
        assertThat(verifications.reportParagraph(investigator, id)).contains("거절: Refuser.");
    }

    @Test
    void settlesWhenASilentExchangeReachesTheDeadlineAndTakesItsLaterAnswer() {
        SimulatedExchange quick = exchange("Quick", TestAddresses.tron(1));
        SimulatedExchange silent = exchange("Silent");
        silent.polling = false;
        await(() -> !online("Silent"));
        VerificationId id = submit(2, TestAddresses.tron(1), TestAddresses.tron(2));
        await(() -> verifications.progress(investigator, id).state() == Progress.State.SETTLED);
        assertThat(verifications.progress(investigator, id).deadlinePassed()).isTrue();
        assertThat(rows(id)).extracting(RowResult::verdict).containsExactly(Verdict.MANAGED, Verdict.INCOMPLETE);
        assertThat(rows(id).get(1).detail()).contains("NO_ANSWER Silent (SILENT)");
        assertThat(quick.confirms).hasSize(1);
        assertThat(verifications.reportParagraph(investigator, id))
                .contains("한 거래소가 관리한다고 답한 주소는 Quick 1건(거래소 서명 확인 1건)임.", "무응답: Silent.");

        silent.polling = true;
        completed(id);
        assertThat(verifications.reportParagraph(investigator, id))
                .contains("미관리(가장 오래된 색인 기준 시각 ")
                .doesNotContain("무응답:");
        assertThat(rows(id)).extracting(RowResult::verdict).containsExactly(Verdict.MANAGED, Verdict.NOT_MANAGED);
    }

    @Test
    void namesTheLatestVerificationOfEveryCaseThatHasOne() {
        CaseId demo = new CaseId("DEMO-1");
        submit(30, "nonsense");
        VerificationId last = submit(30, "nonsense again");
        assertThat(verifications.latestOf(investigator, List.of(demo, new CaseId("NONE-1"))))
                .containsOnlyKeys(demo)
                .hasEntrySatisfying(demo, one -> assertThat(one.id()).isEqualTo(last));
    }

    @Test
    void completesAtOnceWhenNothingIsValid() {
        VerificationId id = submit(30, "nonsense", "more nonsense");
        assertThat(completed(id).verdicts()).containsEntry(Verdict.INVALID, 2);
    }
}
