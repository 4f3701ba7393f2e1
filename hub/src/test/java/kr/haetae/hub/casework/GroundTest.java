package kr.haetae.hub.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import kr.haetae.hub.HubTest;
import kr.haetae.hub.access.Caller;
import kr.haetae.hub.access.DemoPeople;
import kr.haetae.hub.access.Role;
import kr.haetae.hub.frame.Problem;
import kr.haetae.hub.frame.ProblemCode;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

class GroundTest extends HubTest {
    @Autowired
    private Cases cases;

    @Autowired
    private DemoPeople people;

    @Autowired
    private JdbcClient jdbc;

    private Caller investigator;

    @BeforeEach
    void investigator() {
        investigator = people.as(Role.INVESTIGATOR).orElseThrow();
    }

    @Test
    void anOpenCaseOnAGroundInForceMayBeUsed() {
        assertThat(cases.openFor(investigator, new CaseId("DEMO-1")).legalBasis())
                .isEqualTo(new LegalBasisCode("LB1"));
    }

    @Test
    void anExpiredGroundIsRefusedWithItsLastDay() {
        assertThatThrownBy(() -> cases.openFor(investigator, new CaseId("DEMO-EXPIRED")))
                .isInstanceOfSatisfying(Problem.class, problem -> {
                    assertThat(problem.code()).isEqualTo(ProblemCode.LEGAL_BASIS_EXPIRED);
                    assertThat(problem.args()).containsEntry("until", "2025-12-31");
                });
    }

    @Test
    void aClosedCaseIsRefused() {
        insert("CLOSED-1", "LB1", "CLOSED", "2099-01-01");
        assertCode(ProblemCode.CASE_CLOSED, () -> cases.openFor(investigator, new CaseId("CLOSED-1")));
    }

    @Test
    void aBasisPermitsOnlyItsOwnActs() {
        insert("SEIZE-1", "LB1", "OPEN", "2099-01-01");
        assertCode(
                ProblemCode.LEGAL_BASIS_FORBIDS,
                () -> cases.openFor(investigator, new CaseId("SEIZE-1"), PermittedAction.SEIZURE));
    }

    @Test
    void anUnknownCaseIsRefused() {
        assertCode(ProblemCode.CASE_UNKNOWN, () -> cases.openFor(investigator, new CaseId("NONE-1")));
    }

    private void insert(String id, String basis, String status, String until) {
        jdbc.sql("""
                        insert into legal_case (id, agency_id, title, legal_basis, purpose, status, ground_valid_from,
                            ground_valid_until, opened_at, opened_by)
                        values (?, ?, 't', ?, 'p', ?, '2026-01-01', ?::date, now(), ?)
                        """)
                .params(id, investigator.agencyId(), basis, status, until, investigator.personId())
                .update();
    }

    private static void assertCode(ProblemCode code, ThrowingCallable act) {
        assertThatThrownBy(act)
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.code()).isEqualTo(code));
    }
}
