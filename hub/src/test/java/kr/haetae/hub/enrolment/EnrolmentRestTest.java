package kr.haetae.hub.enrolment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import kr.haetae.hub.Api;
import kr.haetae.hub.access.TestPeople;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The way in: invited, called back, approved by two; and what bars it. */
class EnrolmentRestTest extends EnrolmentApiTest {
    @Test
    void anInvestigatorIsInvitedCalledBackApprovedByTwoAndLogsIn() {
        JsonNode handed = invited("investigator");
        String id = handed.path("personId").asString("");
        assertThat(loginAs(id).status()).isEqualTo(422);
        JsonNode accepted = accept(handed);
        assertThat(accepted.path("readBack").asString("")).matches("[0-9]{8}");
        assertThat(loginAs(id).status()).isEqualTo(422);

        JsonNode called = ok(desk.post(PATH + "/" + id + "/call-back", call(accepted)));
        assertThat(called.path("person").path("standing").asString("")).isEqualTo("CALLED_BACK");
        assertThat(loginAs(id).status()).isEqualTo(422);
        Map<String, Object> decision = decision(called);
        refused(admin.post(PATH + "/" + id + "/approval", decision), 403, "APPROVAL_NOT_YOURS");
        JsonNode once = ok(approver.post(PATH + "/" + id + "/approval", decision));
        assertThat(once.path("person").path("standing").asString("")).isEqualTo("CALLED_BACK");
        refused(approver.post(PATH + "/" + id + "/approval", decision), 403, "APPROVAL_NOT_YOURS");
        JsonNode twice = ok(operator.post(PATH + "/" + id + "/approval", decision));
        assertThat(twice.path("person").path("standing").asString("")).isEqualTo("ACTIVE");
        assertThat(loginAs(id).status()).isEqualTo(201);
        assertThat(steps(twice)).containsExactly("INVITE", "ACCEPT", "CALL_BACK", "ENROL");
        assertThat(events(id))
                .containsSubsequence("person.invited", "person.accepted", "person.called-back", "person.enrolled");
    }

    @Test
    void theTokenIsGoodOnceAndNowhereKept() {
        JsonNode handed = invited("desk");
        String token = handed.path("token").asString("");
        accept(handed);
        refused(Api.anonymous(port).post(PATH + "/acceptance", Map.of("token", token)), 422, "TOKEN_INVALID");
        refused(Api.anonymous(port).post(PATH + "/acceptance", Map.of("token", "nonsense")), 422, "TOKEN_INVALID");
        for (String table : List.of("one_time_token", "audit_entry", "person_step", "idempotent_request")) {
            assertThat(jdbc.sql("select count(*) from " + table + " t where t::text like '%' || ? || '%'")
                            .param(token)
                            .query(Integer.class)
                            .single())
                    .as(table)
                    .isZero();
        }
    }

    @Test
    void whoInvitedDoesNotCallAndTheDigitsMustFit() {
        JsonNode handed = invited("investigator");
        String id = handed.path("personId").asString("");
        refused(desk.post(PATH + "/" + id + "/call-back", call(Map.of())), 409, "STEP_NOT_POSSIBLE");
        JsonNode accepted = accept(handed);
        refused(admin.post(PATH + "/" + id + "/call-back", call(accepted)), 403, "INVITER_CALLS_NOT");
        for (int left = 4; left >= 0; left--) {
            Api.Answer wrong = desk.post(PATH + "/" + id + "/call-back", call(Map.of()));
            refused(wrong, 422, "READ_BACK_WRONG");
            assertThat(wrong.json().path("left").asInt(-1)).isEqualTo(left);
        }
        refused(desk.post(PATH + "/" + id + "/call-back", call(accepted)), 409, "STEP_NOT_POSSIBLE");
        assertThat(ok(admin.get(PATH + "/" + id))
                        .path("person")
                        .path("standing")
                        .asString(""))
                .isEqualTo("LAPSED");
    }

    @Test
    void aNumberThatComesAfterTheInvitationCountsForNothing() {
        JsonNode handed = invited("investigator");
        String id = handed.path("personId").asString("");
        JsonNode accepted = accept(handed);
        JsonNode entered = operator.post(
                        "/api/v1/call-back-numbers",
                        Map.of("organisation", AGENCY, "number", "+44 20 7946 0999", "label", "new desk"))
                .json();
        String number = entered.path("number").path("id").asString("");
        ok(desk.post(
                "/api/v1/call-back-numbers/" + number + "/confirmation",
                Map.of("digest", entered.path("approval").path("digest").asString(""), "gesture", "demo")));
        refused(
                desk.post(
                        PATH + "/" + id + "/call-back",
                        Map.of(
                                "number",
                                number,
                                "spokeWith",
                                "Kim",
                                "readBack",
                                accepted.path("readBack").asString(""))),
                422,
                "NUMBER_UNKNOWN");
        assertThat(operator.post("/api/v1/call-back-numbers/" + number + "/withdrawal", Map.of())
                        .status())
                .isEqualTo(204);
    }

    @Test
    void anAgencyComesInByTwoOthersAndHasPeopleOnlyAfterThat() {
        Map<String, Object> wanted = Map.of("id", "busan-cyber", "nameKo", "부산 (시험)", "nameEn", "Busan (test)");
        Api.Answer asked = operator.post("/api/v1/agencies", wanted);
        assertThat(asked.status()).as(asked.body()).isEqualTo(201);
        refused(operator.post("/api/v1/agencies", wanted), 409, "AGENCY_KNOWN");
        Map<String, Object> decision =
                Map.of("digest", asked.json().path("approval").path("digest").asString(""), "gesture", "demo");
        String approval = "/api/v1/agencies/busan-cyber/approval";
        refused(operator.post(approval, decision), 403, "APPROVAL_NOT_YOURS");
        assertThat(ok(desk.post(approval, decision))
                        .path("approval")
                        .path("state")
                        .asString(""))
                .isEqualTo("OPEN");
        refused(invite(operator, "agency:busan-cyber", "agency-admin"), 404, "ORGANISATION_UNKNOWN");
        assertThat(ok(approver.post(approval, decision)).path("approval").isNull())
                .isTrue();
        refused(invite(operator, "agency:busan-cyber", "agency-admin"), 409, "NO_CALL_BACK_NUMBER");
    }

    @Test
    void rolesAreGivenByWhoMayAndFitTheOrganisation() {
        refused(invite(admin, AGENCY, "operator"), 403, "ROLE_NOT_YOURS_TO_GIVE");
        refused(invite(admin, AGENCY, "exchange-officer"), 422, "ROLES_INVALID");
        refused(invite(admin, AGENCY, "king"), 422, "ROLES_INVALID");
        refused(invite(operator, AGENCY, "auditor", "desk"), 422, "ROLES_INVALID");
        TestPeople.agency(jdbc, "numberless");
        refused(invite(operator, "agency:numberless", "desk"), 409, "NO_CALL_BACK_NUMBER");
        refused(invite(operator, "agency:nowhere", "desk"), 404, "ORGANISATION_UNKNOWN");
        refused(invite(admin, "x", "desk"), 400, "INVALID_FIELD");
    }

    private List<String> events(String id) {
        return jdbc.sql("select event from audit_entry where facts ->> 'person' = ? order by at")
                .param(id)
                .query(String.class)
                .list();
    }

    private static List<String> steps(JsonNode enrolment) {
        return enrolment
                .path("steps")
                .valueStream()
                .map(step -> step.path("step").asString(""))
                .toList();
    }
}
