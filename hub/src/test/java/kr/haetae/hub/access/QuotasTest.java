package kr.haetae.hub.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import kr.haetae.hub.HubTest;
import kr.haetae.hub.directory.Organisation;
import kr.haetae.hub.frame.Limit;
import kr.haetae.hub.frame.Problem;
import kr.haetae.hub.frame.ProblemCode;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

class QuotasTest extends HubTest {
    private static final Limit DAY = Limit.ADDRESSES_PER_PERSON_AND_DAY;

    @Autowired
    private Quotas quotas;

    @Autowired
    private DemoPeople people;

    @Autowired
    private JdbcClient jdbc;

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
            quotas.take(caller, Quota.ADDRESSES, DAY.value());
            status.setRollbackOnly();
        });
        take(caller, DAY.value());
    }

    @Test
    void anAgencysPeopleTogetherTakeNoMoreThanTheirAgencysLimit() {
        Organisation agency = TestPeople.agency(jdbc, "busy-agency");
        long each = DAY.value();
        long people = Limit.ADDRESSES_PER_AGENCY_AND_DAY.value() / each;
        for (int i = 0; i < people; i++) {
            take(TestPeople.active(jdbc, "busy." + i, agency, Role.INVESTIGATOR), each);
        }
        Caller last = TestPeople.active(jdbc, "busy.last", agency, Role.INVESTIGATOR);
        assertThatThrownBy(() -> take(last, 1)).isInstanceOfSatisfying(Problem.class, problem -> {
            assertThat(problem.code()).isEqualTo(ProblemCode.AGENCY_QUOTA_EXCEEDED);
            assertThat(problem.args()).containsEntry("remaining", 0L);
        });
        Organisation other = TestPeople.agency(jdbc, "calm-agency");
        take(TestPeople.active(jdbc, "calm.one", other, Role.INVESTIGATOR), 1);
    }

    private void take(Caller caller, long amount) {
        transactions.executeWithoutResult(status -> quotas.take(caller, Quota.ADDRESSES, amount));
    }
}
