package kr.haetae.hub.verification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import kr.haetae.hub.casework.CaseId;
import kr.haetae.hub.casework.Cases;
import kr.haetae.hub.casework.LegalBasisCode;
import kr.haetae.hub.casework.NewCase;
import kr.haetae.hub.frame.Problem;
import kr.haetae.hub.frame.ProblemCode;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Hits that nobody is told of until a person decides, and when not even then. */
class HeldHitsTest extends ExchangesTest {
    @Autowired
    private Cases cases;

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
    void holdsAHitWhoseChainsCannotBeMeant() {
        SimulatedExchange one = exchangeOf("eip155", "Rambler", TestAddresses.evm(1));
        String canonical = TestAddresses.wallet("bsc", TestAddresses.evm(1)).text();
        one.listedOn.put(canonical, List.of("<b>bsc</b>"));
        VerificationId id = submit(30, TestAddresses.evm(1));
        await(() -> rows(id).get(0).confirmed() == Confirmation.HELD);
        assertThat(alarms("MALFORMED_ANSWER", id)).isEqualTo(1);
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
}
