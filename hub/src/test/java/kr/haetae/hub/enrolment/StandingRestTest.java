package kr.haetae.hub.enrolment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import kr.haetae.hub.Api;
import kr.haetae.hub.access.Caller;
import kr.haetae.hub.access.Role;
import kr.haetae.hub.access.Sessions;
import kr.haetae.hub.access.TestPeople;
import kr.haetae.hub.directory.Organisation;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** What becomes of people once they are in, and who sees them. */
class StandingRestTest extends EnrolmentApiTest {
    @Autowired
    private Sessions sessions;

    @Test
    void aLostKeyIsReplacedAtNightByTwoPeople() {
        String id = enrolled();
        Api person = Api.as(port, "person:" + id);
        JsonNode asked = ok(desk.post(PATH + "/" + id + "/recovery", call(Map.of())));
        refused(desk.post(PATH + "/" + id + "/approval", decision(asked)), 403, "APPROVAL_NOT_YOURS");
        refused(desk.post(PATH + "/" + id + "/recovery-token", Map.of()), 409, "APPROVAL_CLOSED");
        ok(operator.post(PATH + "/" + id + "/approval", decision(asked)));
        assertThat(person.get("/api/v1/cases").status()).isEqualTo(200);
        refused(operator.post(PATH + "/" + id + "/recovery-token", Map.of()), 409, "APPROVAL_CLOSED");
        Api.Answer handed = desk.post(PATH + "/" + id + "/recovery-token", Map.of());
        assertThat(handed.status()).isEqualTo(201);
        assertThat(person.get("/api/v1/cases").status()).isEqualTo(401);
        assertThat(loginAs(id).status()).isEqualTo(422);
        assertThat(accept(handed.json()).path("readBack").asString("x")).isEmpty();
        assertThat(loginAs(id).status()).isEqualTo(201);
    }

    @Test
    void aSuspensionEndsSessionsAtOnceAndIsLiftedByTwo() {
        String id = enrolled();
        Api person = Api.as(port, "person:" + id);
        ok(desk.post(PATH + "/" + id + "/suspension", Map.of("reason", "laptop stolen")));
        assertThat(person.get("/api/v1/cases").status()).isEqualTo(401);
        assertThat(loginAs(id).status()).isEqualTo(422);
        JsonNode asked = ok(admin.post(PATH + "/" + id + "/suspension-lift", Map.of()));
        refused(admin.post(PATH + "/" + id + "/approval", decision(asked)), 403, "APPROVAL_NOT_YOURS");
        ok(approver.post(PATH + "/" + id + "/approval", decision(asked)));
        assertThat(loginAs(id).status()).isEqualTo(201);
    }

    @Test
    void whoLeavesComesBackOnlyByTheWholeWay() {
        String id = enrolled();
        ok(admin.post(PATH + "/" + id + "/leaving", Map.of("reason", "moved")));
        assertThat(loginAs(id).status()).isEqualTo(422);
        JsonNode handed = admin.post(PATH + "/" + id + "/invitation", Map.of("roles", List.of("desk")))
                .json();
        JsonNode accepted = accept(handed);
        JsonNode called = ok(desk.post(PATH + "/" + id + "/call-back", call(accepted)));
        ok(approver.post(PATH + "/" + id + "/approval", decision(called)));
        assertThat(loginAs(id).status()).isEqualTo(422);
        ok(operator.post(PATH + "/" + id + "/approval", decision(called)));
        assertThat(loginAs(id).status()).isEqualTo(201);
    }

    @Test
    void anExchangesPeopleAreInvitedByTheirAdministratorAndApprovedByThePolice() {
        Api exchangeAdmin = Api.as(port, "exchange-admin:" + EXCHANGE);
        JsonNode handed = exchangeAdmin
                .post(
                        PATH,
                        Map.of(
                                "organisation",
                                "exchange:" + EXCHANGE,
                                "displayName",
                                "Officer",
                                "roles",
                                List.of("exchange-officer")))
                .json();
        String id = handed.path("personId").asString("");
        JsonNode accepted = accept(handed);
        JsonNode called = ok(desk.post(PATH + "/" + id + "/call-back", call(accepted, "exchange:" + EXCHANGE)));
        refused(exchangeAdmin.post(PATH + "/" + id + "/approval", decision(called)), 403, "APPROVAL_NOT_YOURS");
        ok(desk.post(PATH + "/" + id + "/approval", decision(called)));
        JsonNode active = ok(operator.post(PATH + "/" + id + "/approval", decision(called)));
        assertThat(active.path("person").path("standing").asString("")).isEqualTo("ACTIVE");
        assertThat(Api.as(port, "person:" + id).get("/api/v1/cases").status()).isEqualTo(403);
    }

    @Test
    void anotherOrganisationsPeopleLookLikeNobody() {
        String id = enrolled();
        Organisation far = TestPeople.agency(jdbc, "far-rest");
        Caller foreign = TestPeople.active(
                jdbc, "far.rest." + id.substring(2, 10), far, Role.AGENCY_ADMIN, Role.APPROVER, Role.DESK);
        String header = "Bearer " + sessions.open(foreign).token();
        Api api = Api.anonymous(port);
        Map<String, Object> decision = Map.of("approval", id.substring(2), "digest", "00".repeat(32), "reason", "x");
        Map<String, Object> call = Map.of("number", id.substring(2), "spokeWith", "x");
        Map<String, Object> bodies = Map.of(
                "invitation", Map.of("roles", List.of("desk")),
                "withdrawal", Map.of("reason", "x"),
                "suspension", Map.of("reason", "x"),
                "suspension-lift", Map.of(),
                "leaving", Map.of("reason", "x"),
                "call-back", call,
                "recovery", call,
                "recovery-token", Map.of(),
                "approval", decision,
                "refusal", decision);
        bodies.forEach((step, body) -> {
            Api.Answer foreignAnswer = api.post(PATH + "/" + id + "/" + step, body, "Authorization", header);
            Api.Answer nobody = api.post(PATH + "/p.nobody/" + step, body, "Authorization", header);
            assertThat(foreignAnswer.status()).as(step).isEqualTo(404);
            assertThat(foreignAnswer.body()).as(step).isEqualTo(nobody.body());
        });
        assertThat(api.get(PATH + "/" + id, "Authorization", header).body())
                .isEqualTo(api.get(PATH + "/p.nobody", "Authorization", header).body());
        assertThat(api.get(PATH, "Authorization", header).body()).doesNotContain(id);
        refused(
                api.post(
                        PATH,
                        Map.of("organisation", AGENCY, "displayName", "X", "roles", List.of("desk")),
                        "Authorization",
                        header),
                404,
                "ORGANISATION_UNKNOWN");
    }
}
