package kr.haetae.hub.verification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import kr.haetae.hub.casework.CaseId;
import kr.haetae.hub.casework.Cases;
import kr.haetae.hub.casework.LegalBasisCode;
import kr.haetae.hub.casework.NewCase;
import kr.haetae.hub.frame.Problem;
import kr.haetae.hub.frame.ProblemCode;
import kr.haetae.protocol.BatchCommitment;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** What becomes of hits: confirmed, denied, refused, held for a person. */
class ClaimsTest extends ExchangesTest {
    @Autowired
    private Cases cases;

    @Autowired
    private VerificationRetention retention;

    @Autowired
    private TransactionTemplate transactions;

    @Test
    void holdsTwoClaimsForAPersonWhoMayReleaseOne() {
        SimulatedExchange one = exchange("Left", TestAddresses.tron(1));
        SimulatedExchange two = exchange("Right", TestAddresses.tron(1));
        VerificationId id = asked(TestAddresses.tron(1));
        RowResult row = rows(id).get(0);
        assertThat(row.verdict()).isEqualTo(Verdict.CONFLICT);
        assertThat(row.exchange()).isEqualTo("Left;Right");
        assertThat(row.confirmed()).isEqualTo(Confirmation.HELD);
        assertThat(row.answers()).extracting(RowResult.ExchangeAnswer::reason).containsExactly("CONFLICT", "CONFLICT");
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
    void everyActOnAVerificationIsRecordedUnderItsCase() {
        exchange("Portside", TestAddresses.tron(1));
        exchange("Starboard", TestAddresses.tron(1), TestAddresses.tron(2));
        VerificationId id = submit(30, TestAddresses.tron(1), TestAddresses.tron(2));
        completed(id);
        assertThat(jdbc.sql("""
                        select event, case_id is null as nowhere from audit_entry where facts->>'verification' = :id
                            or facts->>'batch' in (select id::text from batch where verification_id = :id::uuid)
                        """)
                        .param("id", id.toString())
                        .query((row, number) -> row.getString("event") + (row.getBoolean("nowhere") ? " nowhere" : ""))
                        .list())
                .contains("verification.conflict-held", "verification.confirmation-answered")
                .noneMatch(event -> event.endsWith("nowhere"));
    }

    @Test
    void tellsNobodyByDecisionOnceTheGroundHasExpiredOrTheCaseIsClosed() {
        SimulatedExchange one = exchange("First", TestAddresses.tron(1));
        SimulatedExchange two = exchange("Second", TestAddresses.tron(1));
        CaseId expiring = openCase("EXPIRES-1");
        VerificationId id = submitIn(expiring);
        completed(id);
        int released = auditCount("verification.held-hit-released");

        expire(expiring);
        refusesToDecide(id, ProblemCode.LEGAL_BASIS_EXPIRED);
        jdbc.sql("update legal_case set ground_valid_until = '2999-12-31', status = 'CLOSED' where id = ?")
                .param(expiring.value())
                .update();
        refusesToDecide(id, ProblemCode.CASE_CLOSED);

        assertThat(rows(id).get(0).confirmed()).isEqualTo(Confirmation.HELD);
        assertThat(one.confirms).isEmpty();
        assertThat(two.confirms).isEmpty();
        assertThat(auditCount("verification.held-hit-released")).isEqualTo(released);
    }

    @Test
    void tellsNobodyByItselfOnceTheGroundHasExpired() {
        SimulatedExchange one = exchange("Tardy", TestAddresses.tron(1));
        CaseId expiring = openCase("EXPIRES-2");
        one.polling = false;
        await(() -> !online("Tardy"));
        VerificationId id = submitIn(expiring);
        expire(expiring);
        one.polling = true;
        completed(id);

        RowResult row = rows(id).get(0);
        assertThat(row.verdict()).isEqualTo(Verdict.MANAGED);
        assertThat(row.detail()).contains("HELD Tardy (GROUND_ENDED)");
        assertThat(one.confirms).isEmpty();
        assertThat(auditCount("verification.ground-ended-held")).isOne();
        refusesToDecide(id, ProblemCode.LEGAL_BASIS_EXPIRED);
    }

    private CaseId openCase(String id) {
        LocalDate today = LocalDate.now(ZoneId.of("Asia/Seoul"));
        return cases.open(
                        investigator,
                        new NewCase(new CaseId(id), "만료되는 사건", new LegalBasisCode("LB1"), "확인", null, today))
                .id();
    }

    private VerificationId submitIn(CaseId id) {
        return verifications.submit(
                investigator, new Submission(id, null, 30, new AddressInput.Text(TestAddresses.tron(1)), null));
    }

    private void expire(CaseId id) {
        jdbc.sql(
                        "update legal_case set ground_valid_from = '2020-01-01', ground_valid_until = '2020-12-31' where id = ?")
                .param(id.value())
                .update();
    }

    private void refusesToDecide(VerificationId id, ProblemCode code) {
        assertThatThrownBy(() -> verifications.decide(investigator, id, new Decision(1, "Second", "확인 요청")))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.code()).isEqualTo(code));
    }

    @Test
    void countsADenialAfterAHitAsIncomplete() {
        SimulatedExchange one = exchange("Denier", TestAddresses.tron(70));
        one.mood = SimulatedExchange.Mood.DENIES;
        VerificationId id = asked(TestAddresses.tron(70));
        RowResult row = rows(id).get(0);
        assertThat(row.verdict()).isEqualTo(Verdict.INCOMPLETE);
        assertThat(row.confirmed()).isEqualTo(Confirmation.NO);
        assertThat(alarms("DENIED_AFTER_HIT", id)).isOne();

        UUID pack = attribute(TestAddresses.tron(70), "mixer");
        assertThat(rows(id).get(0).hint())
                .as("nobody manages it any more")
                .isNotNull()
                .extracting(RowResult.Hint::label)
                .isEqualTo("mixer");
        jdbc.sql("delete from attribution_pack where id = ?").param(pack).update();
    }

    private UUID attribute(String address, String label) {
        UUID pack = UUID.randomUUID();
        jdbc.sql("""
                        insert into attribution_pack (id, title, creator, digest, imported_by, imported_at, attributions, skipped)
                        values (?, 'Public', 'test', decode(repeat('ab', 32), 'hex'), 'test', now(), 1, 0)
                        """).param(pack).update();
        byte[] input = TestAddresses.wallet("tron", address).lookupInput();
        jdbc.sql("insert into attribution (lookup_input, pack_id, label, source) values (?, ?, ?, 'test')")
                .params(input, pack, label)
                .update();
        return pack;
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
        assertThat(rows(id).get(0).answers())
                .extracting(RowResult.ExchangeAnswer::reason)
                .containsExactly(null, "LATE_CONFLICT");
        assertThat(late.confirms).isEmpty();
        assertThat(alarms("LATE_CONFLICT", id)).isOne();
        assertThat(auditCount("verification.conflict-after-disclosure")).isPositive();
    }

    @Test
    void holdsAHitWhoseExchangeRefusesToConfirmAndAsksAgainByDecision() {
        SimulatedExchange one = exchange("Reluctant", TestAddresses.tron(1));
        one.mood = SimulatedExchange.Mood.REFUSES_TO_CONFIRM;
        VerificationId id = asked(TestAddresses.tron(1));
        RowResult row = rows(id).get(0);
        assertThat(row.verdict()).isEqualTo(Verdict.MANAGED);
        assertThat(row.confirmed()).isEqualTo(Confirmation.HELD);
        assertThat(row.detail()).contains("HELD Reluctant (CONFIRMATION_REFUSED)");
        assertThat(auditCount("verification.confirmation-refused")).isPositive();

        one.mood = SimulatedExchange.Mood.HONEST;
        verifications.decide(investigator, id, new Decision(1, "Reluctant", "영장 사본을 보내고 다시 요청"));
        completed(id);
        assertThat(one.confirms).hasSize(2);
        assertThat(rows(id).get(0).confirmed()).isEqualTo(Confirmation.YES);
    }

    @Test
    void takesNoConfirmationOfAnotherRequestThanItSent() {
        SimulatedExchange one = exchange("Elsewhere", TestAddresses.tron(1));
        one.mood = SimulatedExchange.Mood.CONFIRMS_ANOTHER_REQUEST;
        VerificationId id = asked(TestAddresses.tron(1));
        assertThat(rows(id).get(0).confirmed()).isEqualTo(Confirmation.HELD);
        assertThat(alarms("MALFORMED_ANSWER", id)).isOne();
    }

    @Test
    void keepsTheVeryRequestASignedConfirmationNamesUntilItsTermIsOver() {
        exchange("Namer", TestAddresses.tron(1));
        VerificationId id = asked(TestAddresses.tron(1));
        String request = jdbc.sql("""
                        select r.envelope from mailbox_relay r join confirmation c on c.task_id = r.task_id
                        where c.verification_id = ?
                        """).param(id.value()).query(String.class).single();
        String answer = jdbc.sql("""
                        select t.answer_envelope from mailbox_task t join confirmation c on c.task_id = t.id
                        where c.verification_id = ?
                        """).param(id.value()).query(String.class).single();
        String sha256 =
                HexFormat.of().formatHex(BatchCommitment.sha256().digest(request.getBytes(StandardCharsets.US_ASCII)));
        assertThat(payload(answer)).contains("\"requestSha256\":\"" + sha256 + "\"");
        assertThat(payload(request)).contains(TestAddresses.tron(1));

        transactions.executeWithoutResult(
                status -> retention.eraseSubmittedBefore(Instant.now().plusSeconds(60)));
        assertThat(jdbc.sql("select envelope from mailbox_relay where envelope_sha256 = ?")
                        .param(sha256)
                        .query((row, number) -> row.getString("envelope") == null)
                        .list())
                .as("the hash stays, the addresses go")
                .containsExactly(true);
    }

    private static String payload(String jws) {
        return new String(Base64.getUrlDecoder().decode(jws.split("\\.", 3)[1]), StandardCharsets.UTF_8);
    }

    @Test
    void aSecondClaimAfterARefusalToConfirmIsADisclosureToo() {
        SimulatedExchange first = exchange("Refused", TestAddresses.tron(1));
        SimulatedExchange late = exchange("Latecomer", TestAddresses.tron(1));
        first.mood = SimulatedExchange.Mood.REFUSES_TO_CONFIRM;
        late.polling = false;
        await(() -> !online("Latecomer"));
        VerificationId id = submit(2, TestAddresses.tron(1));
        await(() -> rows(id).get(0).confirmed() == Confirmation.HELD);
        late.polling = true;
        completed(id);
        assertThat(rows(id).get(0).verdict()).isEqualTo(Verdict.CONFLICT);
        assertThat(alarms("LATE_CONFLICT", id)).isOne();
        assertThat(late.confirms).isEmpty();
    }

    @Test
    void asksAboutEachMemoOfAnAddressOnceAndAnswersEveryRow() {
        String address = TestAddresses.tron(1);
        SimulatedExchange one = exchange("Memos", address);
        one.memos.put(address, Set.of("007"));
        VerificationId id = asked(List.of(
                new AddressInput.Row(address, null, "007"),
                new AddressInput.Row(address, null, "7"),
                new AddressInput.Row(address, null, null),
                new AddressInput.Row(address, null, "007")));

        assertThat(one.confirms)
                .singleElement()
                .satisfies(confirm -> assertThat(confirm.items())
                        .extracting(item -> item.address() + " " + item.memo())
                        .containsExactlyInAnyOrder(address + " 007", address + " 7", address + " "));
        assertThat(rows(id)).extracting(RowResult::verdict).containsOnly(Verdict.MANAGED);
        assertThat(rows(id))
                .extracting(row -> row.answers().get(0).memo())
                .containsExactly("KNOWN", "UNKNOWN", "MISSING", "KNOWN");
        assertThat(rows(id).get(1).detail()).contains("MEMO_UNKNOWN Memos");
        assertThat(rows(id).get(3).details()).contains("DUPLICATE_OF 1");
    }

    @Test
    void holdsAHitWhoseChainsCannotBeMeant() {
        SimulatedExchange one = exchangeOf("eip155", "Rambler", TestAddresses.evm(1));
        String canonical = TestAddresses.wallet("bsc", TestAddresses.evm(1)).text();
        one.listedOn.put(canonical, List.of("<b>bsc</b>"));
        VerificationId id = submit(30, TestAddresses.evm(1));
        await(() -> rows(id).get(0).confirmed() == Confirmation.HELD);
        assertThat(alarms("MALFORMED_ANSWER", id)).isEqualTo(1);
    }
}
