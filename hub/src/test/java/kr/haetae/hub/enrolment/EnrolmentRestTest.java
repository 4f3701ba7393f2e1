package kr.haetae.hub.enrolment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import kr.haetae.hub.Api;
import kr.haetae.hub.HubTest;
import kr.haetae.hub.access.Caller;
import kr.haetae.hub.access.Role;
import kr.haetae.hub.access.Sessions;
import kr.haetae.hub.access.TestPeople;
import kr.haetae.hub.directory.DemoAgency;
import kr.haetae.hub.directory.Organisation;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Each step of an enrolment as a program takes it, with the demo's people. */
class EnrolmentRestTest extends HubTest {
    private static final String PATH = "/api/v1/enrolments";
    private static final String AGENCY = "agency:" + DemoAgency.ID;
    private static final String EXCHANGE = "Rest Exchange";

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Sessions sessions;

    private Api admin = Api.anonymous(0);
    private Api desk = admin;
    private Api approver = admin;
    private Api operator = admin;

    @BeforeEach
    void logIn() throws InterruptedException {
        admin = Api.as(port, "agency-admin");
        desk = Api.as(port, "desk");
        approver = Api.as(port, "approver");
        operator = Api.as(port, "operator");
        TestPeople.exchange(jdbc, EXCHANGE);
        jdbc.sql("update exchange set active = true where name = ?")
                .param(EXCHANGE)
                .update();
        awaitNumbers(AGENCY);
        awaitNumbers("exchange:" + EXCHANGE);
    }

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

    private Api.Answer invite(Api by, String organisation, String... roles) {
        return by.post(PATH, Map.of("organisation", organisation, "displayName", "Somebody", "roles", List.of(roles)));
    }

    private JsonNode invited(String role) {
        Api.Answer answer = invite(admin, AGENCY, role);
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        return answer.json();
    }

    private JsonNode accept(JsonNode handed) {
        return ok(Api.anonymous(port)
                .post(PATH + "/acceptance", Map.of("token", handed.path("token").asString(""))));
    }

    private String enrolled() {
        JsonNode handed = invited("investigator");
        String id = handed.path("personId").asString("");
        JsonNode called = ok(desk.post(PATH + "/" + id + "/call-back", call(accept(handed))));
        ok(approver.post(PATH + "/" + id + "/approval", decision(called)));
        ok(operator.post(PATH + "/" + id + "/approval", decision(called)));
        return id;
    }

    private Map<String, Object> call(JsonNode accepted) {
        return call(accepted, AGENCY);
    }

    private Map<String, Object> call(JsonNode accepted, String organisation) {
        return Map.of(
                "number", number(organisation),
                "spokeWith", "경위 김확인",
                "readBack", accepted.path("readBack").asString(""));
    }

    private Map<String, Object> call(Map<String, Object> nothing) {
        return Map.of("number", number(AGENCY), "spokeWith", "경위 김확인", "readBack", "00000000" + nothing.size());
    }

    private String number(String organisation) {
        return ok(operator.get("/api/v1/call-back-numbers?organisation=" + organisation.replace(" ", "%20")))
                .path("items")
                .get(0)
                .path("number")
                .path("id")
                .asString("");
    }

    private static Map<String, Object> decision(JsonNode enrolment) {
        JsonNode approval = enrolment.path("approval");
        return Map.of(
                "approval", approval.path("id").asString(""),
                "digest", approval.path("digest").asString(""),
                "gesture", "demo");
    }

    private Api.Answer loginAs(String id) {
        return Api.anonymous(port).post("/api/v1/demo/sessions", Map.of("as", "person:" + id));
    }

    private void awaitNumbers(String organisation) throws InterruptedException {
        for (int i = 0; i < 100; i++) {
            JsonNode items = operator.get("/api/v1/call-back-numbers?organisation=" + organisation.replace(" ", "%20"))
                    .json()
                    .path("items");
            if (items.size() > 0
                    && items.get(0).path("number").path("confirmed").asBoolean(false)) {
                return;
            }
            Thread.sleep(100);
        }
        throw new IllegalStateException("no number for " + organisation);
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

    private static JsonNode ok(Api.Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.json();
    }

    private static void refused(Api.Answer answer, int status, String code) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        assertThat(answer.code()).isEqualTo(code);
    }
}
