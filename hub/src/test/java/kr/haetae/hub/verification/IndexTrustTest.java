package kr.haetae.hub.verification;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import kr.haetae.protocol.AgentApi.EpochState;
import org.junit.jupiter.api.Test;

/** Which index counts: proved by its canaries, fresh, and still there. */
class IndexTrustTest extends ExchangesTest {
    @Test
    void givesNoAnswerForAnExchangeWithoutAnIndex() {
        member("Newcomer");
        exchange("Settled");
        VerificationId id = asked(TestAddresses.tron(1));
        RowResult row = rows(id).get(0);
        assertThat(row.verdict()).isEqualTo(Verdict.INCOMPLETE);
        assertThat(row.detail()).contains("NO_ANSWER Newcomer (NO_INDEX)");
    }

    @Test
    void neverActivatesAnIndexWithoutItsCanaries() {
        SimulatedExchange one = member("Keyless", TestAddresses.tron(1));
        one.publish(1, List.of(TestAddresses.tronNamespace()), false);
        await(() -> one.stateOf(1) == EpochState.FAILED);
        assertThat(auditCount("verification.canaries-missing")).isPositive();
    }

    @Test
    void asksAgainUnderTheNewEpochWhenTheOldOneIsGone() {
        SimulatedExchange one = exchange("Mover", TestAddresses.tron(1));
        one.mood = SimulatedExchange.Mood.MUTE;
        VerificationId id = submit(30, TestAddresses.tron(1));
        await(() -> one.evaluations.size() == 2);
        jdbc.sql("update mailbox_task set lease_until = now() + interval '1 hour' where state = 'leased'")
                .update();
        one.mood = SimulatedExchange.Mood.HONEST;
        one.publish(2, List.of(TestAddresses.tronNamespace()), true);
        await(() -> one.stateOf(2) == EpochState.ACTIVE);
        one.publish(3, List.of(TestAddresses.tronNamespace()), true);
        await(() -> one.stateOf(3) == EpochState.ACTIVE);
        await(() -> one.stateOf(1) == EpochState.DROPPED);
        int before = auditCount("verification.batch-asked-again");
        jdbc.sql("update mailbox_task set lease_until = now() where state = 'leased'")
                .update();
        completed(id);
        assertThat(auditCount("verification.batch-asked-again")).isEqualTo(before + 1);
        assertThat(rows(id).get(0).verdict()).isEqualTo(Verdict.MANAGED);
    }

    @Test
    void aStaleIndexHoldsItsHitForAPersonAndItsNoIsNoAnswer() {
        SimulatedExchange one = exchange("Stale", TestAddresses.tron(1));
        jdbc.sql("update tag_epoch set activated_at = now() - interval '49 hours' where exchange = 'Stale'")
                .update();
        VerificationId id = asked(TestAddresses.tron(1), TestAddresses.tron(2));
        List<RowResult> rows = rows(id);
        assertThat(rows).extracting(RowResult::verdict).containsExactly(Verdict.MANAGED, Verdict.INCOMPLETE);
        assertThat(rows.get(0).confirmed()).isEqualTo(Confirmation.HELD);
        assertThat(rows.get(1).detail()).contains("NO_ANSWER Stale (STALE_INDEX)");
        assertThat(one.confirms).isEmpty();

        verifications.decide(investigator, id, new Decision(1, "Stale", "목록을 전화로 확인함"));
        completed(id);
        assertThat(rows(id).get(0).confirmed()).isEqualTo(Confirmation.YES);
    }

    @Test
    void looksForTheCanariesOfAnActiveIndexAgainEveryDay() {
        exchange("Daily");
        provedAgo("Daily", 21);
        await(() -> jdbc.sql("select proved_at > now() - interval '1 hour' from canary_proof where exchange = 'Daily'")
                .query(Boolean.class)
                .single());
    }

    @Test
    void failsAnIndexWhoseKeyIsNoLongerTheOneThatAnswers() {
        SimulatedExchange one = exchange("Rekeyed", TestAddresses.tron(1));
        one.loseKey(1);
        provedAgo("Rekeyed", 21);
        await(() -> one.stateOf(1) == EpochState.FAILED);
        VerificationId id = asked(TestAddresses.tron(1));
        assertThat(rows(id).get(0).detail()).contains("NO_ANSWER Rekeyed (NO_INDEX)");
        assertThat(jdbc.sql("select count(*) from alarm where kind = 'CANARY_FAILED' and exchange = 'Rekeyed'")
                        .query(Integer.class)
                        .single())
                .isOne();
    }

    @Test
    void anIndexNotProvedForADayGivesNoAnswer() {
        SimulatedExchange one = exchange("Unproved", TestAddresses.tron(1));
        one.mood = SimulatedExchange.Mood.REFUSES;
        provedAgo("Unproved", 25);
        await(() -> jdbc.sql("select exists (select 1 from batch_answer a join batch b on b.id = a.batch_id "
                        + "where b.proves_index is not null and a.exchange = 'Unproved' and a.state = 'REFUSED')")
                .query(Boolean.class)
                .single());
        one.mood = SimulatedExchange.Mood.HONEST;
        VerificationId id = asked(TestAddresses.tron(1), TestAddresses.tron(2));
        assertThat(rows(id).get(0).confirmed()).isEqualTo(Confirmation.HELD);
        assertThat(rows(id).get(1).detail()).contains("NO_ANSWER Unproved (STALE_INDEX)");
        assertThat(one.confirms).isEmpty();
    }

    private void provedAgo(String exchange, int hours) {
        // What an earlier round planned seconds ago would be taken for the one under way.
        jdbc.sql("update batch set planned_at = planned_at - interval '1 day' where proves_index is not null")
                .update();
        jdbc.sql("update canary_proof set proved_at = now() - ? * interval '1 hour' where exchange = ?")
                .params(hours, exchange)
                .update();
    }
}
