package kr.haetae.hub.verification;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import kr.haetae.address.AddressReader;
import kr.haetae.address.AddressReading;
import kr.haetae.hub.HubTest;
import kr.haetae.hub.access.Caller;
import kr.haetae.hub.access.DemoPeople;
import kr.haetae.hub.access.Role;
import kr.haetae.hub.casework.CaseId;
import kr.haetae.hub.directory.Directory;
import kr.haetae.hub.directory.ExchangeId;
import kr.haetae.hub.machineport.TestMember;
import kr.haetae.hub.mailbox.Mailbox;
import kr.haetae.hub.verification.blinding.Blinder;
import kr.haetae.hub.verification.planning.BatchPlan;
import kr.haetae.hub.verification.sending.Batches;
import kr.haetae.hub.verification.sending.StoredBatch;
import kr.haetae.protocol.AgentApi.EpochState;
import kr.haetae.protocol.BatchHeader;
import kr.haetae.protocol.HubCard;
import kr.haetae.protocol.VerifyKey;
import kr.haetae.tlog.MerkleTree;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;

/** The whole road with exchanges that speak the real protocol over the real port. */
@DirtiesContext // its exchanges are gone afterwards: another test would wait for them
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class VerificationFlowTest extends HubTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Autowired
    private Verifications verifications;

    @Autowired
    private Directory directory;

    @Autowired
    private DemoPeople people;

    @Autowired
    private Batches batches;

    @Autowired
    private Mailbox mailbox;

    @Autowired
    private JdbcClient jdbc;

    @Value("${haetae.data-dir}")
    private Path dataDir;

    private final List<SimulatedExchange> exchanges = new ArrayList<>();
    private @Nullable Caller investigator;

    @BeforeEach
    void logIn() {
        investigator = people.as(Role.INVESTIGATOR).orElseThrow();
    }

    @AfterEach
    void close() {
        exchanges.forEach(SimulatedExchange::close);
        exchanges.clear();
        jdbc.sql("update exchange set active = false").update();
    }

    private SimulatedExchange exchange(String name, String... wallets) {
        return exchangeOf(tronNamespace(), name, wallets);
    }

    private SimulatedExchange exchangeOf(String namespace, String name, String... wallets) {
        SimulatedExchange exchange = member(name, wallets);
        exchange.publish(1, List.of(namespace), true);
        await(() -> exchange.stateOf(1) == EpochState.ACTIVE);
        return exchange;
    }

    private SimulatedExchange member(String name, String... wallets) {
        TestMember member = new TestMember(name);
        directory.admit(member.card());
        HubCard hub = TestMember.hubCard(dataDir);
        SimulatedExchange exchange = new SimulatedExchange(member, hub, Set.copyOf(Arrays.asList(wallets)));
        exchanges.add(exchange.start());
        return exchange;
    }

    private static String tronNamespace() {
        return kr.haetae.address.ChainRegistry.standard()
                .named("tron")
                .orElseThrow()
                .namespace();
    }

    private static void await(BooleanSupplier condition) {
        Instant until = Instant.now().plus(PATIENCE);
        while (!condition.getAsBoolean()) {
            if (Instant.now().isAfter(until)) {
                throw new AssertionError("did not happen in " + PATIENCE);
            }
            try {
                Thread.sleep(20);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private VerificationId submit(int deadlineSeconds, String... addresses) {
        return submit(
                deadlineSeconds,
                Arrays.stream(addresses)
                        .map(address -> new AddressInput.Row(address, null, null))
                        .toList());
    }

    private VerificationId submit(int deadlineSeconds, List<AddressInput.Row> rows) {
        return verifications.submit(
                investigator,
                new Submission(new CaseId("DEMO-1"), null, deadlineSeconds, new AddressInput.Rows(rows), null));
    }

    private Progress completed(VerificationId id) {
        await(() -> verifications.progress(investigator, id).state() == Progress.State.COMPLETE);
        return verifications.progress(investigator, id);
    }

    private List<RowResult> rows(VerificationId id) {
        return verifications
                .rows(investigator, id, new RowQuery(0, 1_000, null, null))
                .rows();
    }

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
        String canonical = ((AddressReading.Valid) AddressReader.standard().read("bsc", TestAddresses.evm(1), null))
                .addresses()
                .get(0)
                .text();
        one.listedOn.put(canonical, List.of("bsc", "polygon"));
        VerificationId id = submit(
                30,
                List.of(
                        new AddressInput.Row(TestAddresses.evm(1), "ethereum", null),
                        new AddressInput.Row(TestAddresses.evm(1), "bsc", null),
                        new AddressInput.Row(TestAddresses.evm(2), "ethereum", null),
                        new AddressInput.Row(TestAddresses.evm(3), "ethereum", null)));
        completed(id);
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

    @Test
    void holdsAHitWhoseChainsCannotBeMeant() {
        SimulatedExchange one = exchangeOf("eip155", "Rambler", TestAddresses.evm(1));
        String canonical = ((AddressReading.Valid) AddressReader.standard().read("bsc", TestAddresses.evm(1), null))
                .addresses()
                .get(0)
                .text();
        one.listedOn.put(canonical, List.of("<b>bsc</b>"));
        VerificationId id = submit(30, TestAddresses.evm(1));
        await(() -> rows(id).get(0).confirmed() == Confirmation.HELD);
        assertThat(alarms("MALFORMED_ANSWER", id)).isEqualTo(1);
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
        completed(submit(30, TestAddresses.tron(1, 40).toArray(String[]::new)));

        assertThat(one.evaluations).hasSize(before + 1);
        assertThat(two.evaluations.get(before).header())
                .isEqualTo(one.evaluations.get(before).header());
        assertThat(two.elements.get(before)).isEqualTo(one.elements.get(before)).hasSize(64 * 32);
    }

    @Test
    void opensToTheMerkleRootOfTheSignedHeader() {
        SimulatedExchange one = exchange("Opening", TestAddresses.tron(1));
        VerificationId id = submit(30, TestAddresses.tron(1), TestAddresses.tron(2));
        completed(id);
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
        completed(submit(30, TestAddresses.tron(5)));
        completed(submit(30, TestAddresses.tron(5)));
        int last = one.elements.size() - 1;
        assertThat(one.elements.get(last)).isNotEqualTo(one.elements.get(last - 1));
        assertThat(one.evaluations.get(last).header())
                .isNotEqualTo(one.evaluations.get(last - 1).header());
    }

    @Test
    void holdsTwoClaimsForAPersonWhoMayReleaseOne() {
        SimulatedExchange one = exchange("Left", TestAddresses.tron(1));
        SimulatedExchange two = exchange("Right", TestAddresses.tron(1));
        VerificationId id = submit(30, TestAddresses.tron(1));
        completed(id);
        RowResult row = rows(id).get(0);
        assertThat(row.verdict()).isEqualTo(Verdict.CONFLICT);
        assertThat(row.exchange()).isEqualTo("Left;Right");
        assertThat(row.confirmed()).isEqualTo(Confirmation.HELD);
        assertThat(one.confirms).isEmpty();
        assertThat(two.confirms).isEmpty();

        verifications.decide(investigator, id, new Decision(1, "Right", "창구 확인을 마침"));
        await(() -> !two.confirms.isEmpty());
        completed(id);
        assertThat(one.confirms).isEmpty();
        assertThat(rows(id).get(0).answers())
                .extracting(RowResult.ExchangeAnswer::confirmed)
                .containsExactly(Confirmation.HELD, Confirmation.YES);
        assertThat(auditCount("verification.held-hit-released")).isPositive();
    }

    @Test
    void countsAWrongProofAsNoAnswerAndRaisesAnAlarm() {
        SimulatedExchange one = exchange("Liar", TestAddresses.tron(1));
        exchange("Honest");
        one.mood = SimulatedExchange.Mood.WRONG_PROOF;
        VerificationId id = submit(30, TestAddresses.tron(1));
        completed(id);
        RowResult row = rows(id).get(0);
        assertThat(row.verdict()).isEqualTo(Verdict.INCOMPLETE);
        assertThat(row.detail()).contains("NO_ANSWER Liar (PROOF_FAILED)");
        assertThat(alarms("PROOF_FAILED", id)).isOne();
    }

    @Test
    void keepsRefusedApartFromNoAnswer() {
        SimulatedExchange one = exchange("Refuser", TestAddresses.tron(1));
        one.mood = SimulatedExchange.Mood.REFUSES;
        VerificationId id = submit(30, TestAddresses.tron(1));
        completed(id);
        RowResult row = rows(id).get(0);
        assertThat(row.verdict()).isEqualTo(Verdict.INCOMPLETE);
        assertThat(row.answers()).singleElement().satisfies(answer -> {
            assertThat(answer.answer()).isEqualTo(Answer.REFUSED);
            assertThat(answer.reason()).isEqualTo("REFUSED_300");
        });
    }

    @Test
    void countsADenialAfterAHitAsIncomplete() {
        SimulatedExchange one = exchange("Denier", TestAddresses.tron(1));
        one.mood = SimulatedExchange.Mood.DENIES;
        VerificationId id = submit(30, TestAddresses.tron(1));
        completed(id);
        RowResult row = rows(id).get(0);
        assertThat(row.verdict()).isEqualTo(Verdict.INCOMPLETE);
        assertThat(row.confirmed()).isEqualTo(Confirmation.NO);
        assertThat(alarms("DENIED_AFTER_HIT", id)).isOne();
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

        silent.polling = true;
        completed(id);
        assertThat(rows(id)).extracting(RowResult::verdict).containsExactly(Verdict.MANAGED, Verdict.NOT_MANAGED);
    }

    @Test
    void alarmsWhenASecondClaimComesAfterTheFirstWasTold() {
        SimulatedExchange first = exchange("Early", TestAddresses.tron(1));
        SimulatedExchange late = exchange("Late", TestAddresses.tron(1));
        late.polling = false;
        await(() -> !online("Late"));
        VerificationId id = submit(2, TestAddresses.tron(1));
        await(() -> !first.confirms.isEmpty());
        late.polling = true;
        completed(id);
        assertThat(rows(id).get(0).verdict()).isEqualTo(Verdict.CONFLICT);
        assertThat(late.confirms).isEmpty();
        assertThat(alarms("LATE_CONFLICT", id)).isOne();
        assertThat(auditCount("verification.conflict-after-disclosure")).isPositive();
    }

    @Test
    void givesNoAnswerForAnExchangeWithoutAnIndex() {
        member("Newcomer");
        exchange("Settled");
        VerificationId id = submit(30, TestAddresses.tron(1));
        completed(id);
        RowResult row = rows(id).get(0);
        assertThat(row.verdict()).isEqualTo(Verdict.INCOMPLETE);
        assertThat(row.detail()).contains("NO_ANSWER Newcomer (NO_INDEX)");
    }

    @Test
    void neverActivatesAnIndexWithoutItsCanaries() {
        SimulatedExchange one = member("Keyless", TestAddresses.tron(1));
        one.publish(1, List.of(tronNamespace()), false);
        await(() -> one.stateOf(1) == EpochState.FAILED);
        assertThat(auditCount("verification.canaries-missing")).isPositive();
    }

    @Test
    void asksAgainUnderTheNewEpochWhenTheOldOneIsGone() {
        SimulatedExchange one = exchange("Mover", TestAddresses.tron(1));
        one.mood = SimulatedExchange.Mood.MUTE;
        VerificationId id = submit(30, TestAddresses.tron(1));
        await(() -> one.evaluations.size() == 2);
        jdbc.sql("update mailbox_task set lease_until = now() where state = 'leased'")
                .update();
        one.mood = SimulatedExchange.Mood.HONEST;
        one.publish(2, List.of(tronNamespace()), true);
        await(() -> one.stateOf(2) == EpochState.ACTIVE);
        one.publish(3, List.of(tronNamespace()), true);
        await(() -> one.stateOf(3) == EpochState.ACTIVE);
        completed(id);
        assertThat(rows(id).get(0).verdict()).isEqualTo(Verdict.MANAGED);
    }

    @Test
    void completesAtOnceWhenNothingIsValid() {
        VerificationId id = submit(30, "nonsense", "more nonsense");
        assertThat(completed(id).verdicts()).containsEntry(Verdict.INVALID, 2);
    }

    private boolean online(String exchange) {
        return mailbox.online(new ExchangeId(exchange));
    }

    private int alarms(String kind, VerificationId id) {
        return jdbc.sql("select count(*) from alarm where kind = ? and verification_id = ?")
                .params(kind, id.value())
                .query(Integer.class)
                .single();
    }

    private int auditCount(String event) {
        return jdbc.sql("select count(*) from audit_entry where event = ?")
                .param(event)
                .query(Integer.class)
                .single();
    }
}
