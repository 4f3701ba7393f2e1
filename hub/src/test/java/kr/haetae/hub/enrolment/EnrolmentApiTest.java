package kr.haetae.hub.enrolment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import kr.haetae.hub.Api;
import kr.haetae.hub.HubTest;
import kr.haetae.hub.access.TestPeople;
import kr.haetae.hub.directory.DemoAgency;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** The steps of an enrolment as a program takes them, with the demo's people. */
abstract class EnrolmentApiTest extends HubTest {
    static final String PATH = "/api/v1/enrolments";

    static final String AGENCY = "agency:" + DemoAgency.ID;

    static final String EXCHANGE = "Rest Exchange";

    @LocalServerPort
    int port;

    @Autowired
    JdbcClient jdbc;

    Api admin = Api.anonymous(0);
    Api desk = admin;
    Api approver = admin;
    Api operator = admin;

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

    Api.Answer invite(Api by, String organisation, String... roles) {
        return by.post(PATH, Map.of("organisation", organisation, "displayName", "Somebody", "roles", List.of(roles)));
    }

    JsonNode invited(String role) {
        Api.Answer answer = invite(admin, AGENCY, role);
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        return answer.json();
    }

    JsonNode accept(JsonNode handed) {
        return ok(Api.anonymous(port)
                .post(PATH + "/acceptance", Map.of("token", handed.path("token").asString(""))));
    }

    String enrolled() {
        JsonNode handed = invited("investigator");
        String id = handed.path("personId").asString("");
        JsonNode called = ok(desk.post(PATH + "/" + id + "/call-back", call(accept(handed))));
        ok(approver.post(PATH + "/" + id + "/approval", decision(called)));
        ok(operator.post(PATH + "/" + id + "/approval", decision(called)));
        return id;
    }

    Map<String, Object> call(JsonNode accepted) {
        return call(accepted, AGENCY);
    }

    Map<String, Object> call(JsonNode accepted, String organisation) {
        return Map.of(
                "number", number(organisation),
                "spokeWith", "경위 김확인",
                "readBack", accepted.path("readBack").asString(""));
    }

    Map<String, Object> call(Map<String, Object> nothing) {
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

    static Map<String, Object> decision(JsonNode enrolment) {
        JsonNode approval = enrolment.path("approval");
        return Map.of(
                "approval", approval.path("id").asString(""),
                "digest", approval.path("digest").asString(""),
                "gesture", "demo");
    }

    Api.Answer loginAs(String id) {
        return Api.anonymous(port).post("/api/v1/demo/sessions", Map.of("as", "person:" + id));
    }

    static JsonNode ok(Api.Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.json();
    }

    static void refused(Api.Answer answer, int status, String code) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        assertThat(answer.code()).isEqualTo(code);
    }
}
