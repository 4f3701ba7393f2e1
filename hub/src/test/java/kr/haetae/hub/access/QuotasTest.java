package kr.haetae.hub.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import kr.haetae.hub.HubTest;
import kr.haetae.hub.frame.Limit;
import kr.haetae.hub.frame.Problem;
import kr.haetae.hub.frame.ProblemCode;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

class QuotasTest extends HubTest {
    private static final Limit DAY = Limit.ADDRESSES_PER_PERSON_AND_DAY;

    @Autowired
    private Quotas quotas;

    @Autowired
    private DemoPeople people;

    @Autowired
    private TransactionTemplate transactions;

    @Test
    void takesUpToTheLimitAndThenRefusesWithTheTimeToWait() {
        Caller caller = people.as(Role.AUDITOR).orElseThrow();
        take(caller, DAY.value() - 5);
        assertThatThrownBy(() -> take(caller, 6)).isInstanceOfSatisfying(Problem.class, problem -> {
            assertThat(problem.code()).isEqualTo(ProblemCode.QUOTA_EXCEEDED);
            assertThat(problem.args()).containsEntry("remaining", 5L);
            assertThat((Long) problem.args().get("retryAfterSeconds")).isBetween(1L, 86_401L);
        });
        take(caller, 5);
        assertThatThrownBy(() -> take(caller, 1)).isInstanceOf(Problem.class);
    }

    @Test
    void whatIsRolledBackWasNotTaken() {
        Caller caller = people.as(Role.DESK).orElseThrow();
        transactions.executeWithoutResult(status -> {
            quotas.take(caller, DAY, DAY.value());
            status.setRollbackOnly();
        });
        take(caller, DAY.value());
    }

    private void take(Caller caller, long amount) {
        transactions.executeWithoutResult(status -> quotas.take(caller, DAY, amount));
    }
}
