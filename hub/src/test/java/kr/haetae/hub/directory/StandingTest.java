package kr.haetae.hub.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import kr.haetae.hub.HubTest;
import kr.haetae.hub.access.Role;
import kr.haetae.hub.access.TestPeople;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the tables refuse, whoever writes into them. */
class StandingTest extends HubTest {
    @Autowired
    private JdbcClient jdbc;

    @Test
    void theDatabaseKnowsTheSameStepsAsTheProgram() {
        List<String> inDatabase = jdbc.sql(
                        "select step || ' ' || from_status || ' ' || to_status from person_transition")
                .query(String.class)
                .list();
        List<String> inProgram = Arrays.stream(StandingStep.values())
                .flatMap(step -> step.origins().stream().map(from -> step + " " + from + " " + step.to()))
                .toList();
        assertThat(inDatabase).containsExactlyInAnyOrderElementsOf(inProgram);
    }

    @Test
    void nobodyIsMadeActiveByHand() {
        Organisation agency = TestPeople.agency(jdbc, "standing");
        refused("insert into person (id, agency_id, display_name, status, steps) "
                + "values ('x1', 'standing', 'X', 'ACTIVE', 1)");
        jdbc.sql("insert into person (id, agency_id, display_name) values ('x1', 'standing', 'X')")
                .update();
        refused("update person set status = 'ACTIVE' where id = 'x1'");
        refused("update person set status = 'ACTIVE', steps = 1 where id = 'x1'");
        refused("insert into person_step (person_id, number, step, from_status, to_status, at) "
                + "values ('x1', 1, 'ENROL', 'NEW', 'ACTIVE', now())");
        refused("insert into person_step (person_id, number, step, from_status, to_status, at) "
                + "values ('x1', 1, 'ENROL', 'CALLED_BACK', 'ACTIVE', now())");
        refused("insert into person_step (person_id, number, step, from_status, to_status, at, approval_id) "
                + "values ('x1', 1, 'ENROL', 'CALLED_BACK', 'ACTIVE', now(), gen_random_uuid())");
        refused("insert into person_step (person_id, number, step, from_status, to_status, at) "
                + "values ('x1', 1, 'ACCEPT', 'INVITED', 'ACCEPTED', now())");
        refused("insert into person_step (person_id, number, step, from_status, to_status, at) "
                + "values ('x1', 1, 'CALL_BACK', 'ACCEPTED', 'CALLED_BACK', now())");
        assertThat(agency.key()).isEqualTo("agency:standing");
    }

    @Test
    void nobodyWorksNowhereOrTwiceOrMovesAndStepsStayAsTheyWere() {
        Organisation agency = TestPeople.agency(jdbc, "standing2");
        TestPeople.agency(jdbc, "standing3");
        TestPeople.exchange(jdbc, "Standing");
        refused("insert into person (id, display_name) values ('y1', 'Y')");
        refused("insert into person (id, agency_id, exchange_name, display_name) "
                + "values ('y1', 'standing2', 'Standing', 'Y')");
        TestPeople.active(jdbc, "y2", agency, Role.DESK);
        refused("update person set agency_id = 'standing3' where id = 'y2'");
        refused("update person set agency_id = null, exchange_name = 'Standing' where id = 'y2'");
        refused("update person_step set at = now() where person_id = 'y2'");
        refused("delete from person_step where person_id = 'y2'");
        refused("insert into role_grant (person_id, role) values ('y2', 'exchange-admin')");
        refused("insert into role_grant (person_id, role) values ('y2', 'king')");
    }

    @Test
    void aNumberCountsOnlyByItsOwnApproval() {
        TestPeople.agency(jdbc, "standing4");
        refused("insert into call_back_number (id, agency_id, e164, label, entered_by, entered_at, confirmed_at) "
                + "values (gen_random_uuid(), 'standing4', '+442079460100', 'x', 'demo.desk', now(), now())");
        refused("insert into call_back_number (id, agency_id, e164, label, entered_by, entered_at) "
                + "values (gen_random_uuid(), 'standing4', '02-123', 'x', 'demo.desk', now())");
        jdbc.sql("insert into call_back_number (id, agency_id, e164, label, entered_by, entered_at) "
                        + "values (gen_random_uuid(), 'standing4', '+442079460100', 'x', 'demo.desk', now())")
                .update();
        refused("update call_back_number set confirmed_at = now() where agency_id = 'standing4'");
        refused("update call_back_number set confirmed_at = now(), approval_id = gen_random_uuid() "
                + "where agency_id = 'standing4'");
    }

    private void refused(String sql) {
        assertThatThrownBy(() -> jdbc.sql(sql).update()).as(sql).isInstanceOf(DataAccessException.class);
    }
}
