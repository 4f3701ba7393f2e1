package kr.haetae.hub.verification;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.net.http.HttpRequest;
import java.util.List;
import java.util.Map;
import kr.haetae.hub.Api;
import kr.haetae.hub.access.Caller;
import kr.haetae.hub.access.Role;
import kr.haetae.hub.access.Sessions;
import kr.haetae.hub.access.TestPeople;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** What a program asks and is told. */
class VerificationRestTest extends RestOverExchangesTest {
    @Autowired
    private Sessions sessions;

    @Test
    void answersRowsInOrderWithTheColumnsProgramsRead() throws Exception {
        String id = submitted(Map.of(
                "caseId",
                "DEMO-1",
                "rows",
                List.of(
                        Map.of("address", TestAddresses.tron(1), "chain", "bitcoin", "memo", "007"),
                        Map.of("address", "nonsense"),
                        Map.of("address", TestAddresses.tron(2)))));
        JsonNode rows = api.get(PATH + "/" + id).json().path("rows").path("items");
        assertThat(rows.size()).isEqualTo(3);
        assertThat(rows.get(0).path("verdict").asString("")).isEqualTo("MANAGED");
        assertThat(rows.get(0).path("chain").asString("")).isEqualTo("tron");
        assertThat(rows.get(0).path("memo").asString("")).isEqualTo("007");
        assertThat(rows.get(0).path("confirmed").asString("")).isEqualTo("yes");
        assertThat(rows.get(0).path("detail").asString("")).contains("CHAIN_CORRECTED declared bitcoin, is tron");
        assertThat(rows.get(1).path("error").path("messageKo").asString("")).containsPattern("[가-힣]");

        String csv = new String(download(PATH + "/" + id + "/results.csv"), UTF_8);
        assertThat(csv.lines().findFirst().orElseThrow())
                .startsWith("line,input,chain,address,memo,verdict,exchange,confirmed,detail");
        assertThat(csv.lines()).hasSize(4);
        assertThat(csv.lines().skip(1).findFirst().orElseThrow())
                .startsWith("1," + TestAddresses.tron(1) + ",tron," + TestAddresses.tron(1)
                        + ",007,MANAGED,Rest Exchange,yes,");
        String json = new String(download(PATH + "/" + id + "/results.json"), UTF_8);
        assertThat(new tools.jackson.databind.json.JsonMapper().readTree(json).size())
                .isEqualTo(3);
        assertThat(api.get(PATH + "/" + id + "/report-paragraph").body())
                .contains("DEMO-1", "Rest Exchange 1건")
                .doesNotContain(TestAddresses.tron(1));
        assertThat(total(api.get(PATH + "/" + id + "?verdict=invalid"))).isEqualTo(1);
        assertThat(api.get(PATH + "/" + id + "?q=NONSEN").code())
                .as("an address never stands in a URL")
                .isEqualTo("INVALID_FIELD");
        assertThat(total(api.post(PATH + "/" + id + "/search", Map.of("q", "NONSEN", "page", 0))))
                .isEqualTo(1);
        assertThat(api.get(PATH + "?caseId=DEMO-1").json().path("items").size()).isPositive();
    }

    private static int total(Api.Answer rows) {
        return rows.json().path("rows").path("total").asInt(0);
    }

    @Test
    void takesTheSameRequestTwiceOnce() {
        Map<String, Object> body = Map.of("caseId", "DEMO-1", "text", TestAddresses.tron(3));
        Api.Answer first = api.post(PATH, body, "Idempotency-Key", "key-1");
        Api.Answer second = api.post(PATH, body, "Idempotency-Key", "key-1");
        assertThat(second.json().path("id")).isEqualTo(first.json().path("id"));
        refused(
                api.post(PATH, Map.of("caseId", "DEMO-1", "text", TestAddresses.tron(4)), "Idempotency-Key", "key-1"),
                422,
                "IDEMPOTENCY_KEY_REUSED");
        refused(api.post(PATH, body, "Idempotency-Key", "a b"), 400, "IDEMPOTENCY_KEY_INVALID");
    }

    @Test
    void showsAnotherAgencyTheSameAsNothing() {
        String id = submitted(Map.of("caseId", "DEMO-1", "text", TestAddresses.tron(3)));
        Caller another = TestPeople.active(jdbc, "stranger", TestPeople.agency(jdbc, "another"), Role.INVESTIGATOR);
        String token = sessions.open(another).token();
        Api stranger = Api.anonymous(port);
        for (String path : List.of("", "/progress", "/results.csv", "/report-paragraph", "/events")) {
            Api.Answer foreign = stranger.get(PATH + "/" + id + path, "Authorization", "Bearer " + token);
            Api.Answer unknown = stranger.get(
                    PATH + "/00000000-0000-4000-8000-000000000000" + path, "Authorization", "Bearer " + token);
            assertThat(foreign.status()).as(path).isEqualTo(404);
            assertThat(foreign.body()).isEqualTo(unknown.body());
        }
    }

    @Test
    void showsPublicAttributionAsAHintWhereNobodyClaims() {
        String yaml = "title: Test pack\ncreator: tester\ncurrency: TRX\ntags:\n- address: " + TestAddresses.tron(50)
                + "\n  label: mixer\n  source: https://example.org/a\n- address: broken\n  label: x\n- address: "
                + TestAddresses.tron(1) + "\n  label: claimed\n";
        Api operator = Api.as(port, "operator");
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        part(body, "name=\"file\"; filename=\"pack.yaml\"", yaml.getBytes(UTF_8));
        body.writeBytes(("--" + BOUNDARY + "--\r\n").getBytes(UTF_8));
        Api.Answer imported = operator.send(operator.request("/api/v1/attributions")
                .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
                .POST(HttpRequest.BodyPublishers.ofByteArray(body.toByteArray()))
                .build());
        assertThat(imported.status()).as(imported.body()).isEqualTo(201);
        assertThat(imported.json().path("skipped").asInt(-1)).isEqualTo(1);

        String id =
                submitted(Map.of("caseId", "DEMO-1", "text", TestAddresses.tron(50) + "\n" + TestAddresses.tron(1)));
        JsonNode rows = api.get(PATH + "/" + id).json().path("rows").path("items");
        assertThat(rows.get(0).path("verdict").asString("")).isEqualTo("NOT_MANAGED");
        assertThat(rows.get(0).path("hint").path("label").asString("")).isEqualTo("mixer");
        assertThat(rows.get(0).path("hint").path("pack").asString("")).isEqualTo("Test pack");
        assertThat(rows.get(1).path("hint").isNull() || rows.get(1).path("hint").isMissingNode())
                .isTrue();
    }

    @Test
    void streamsProgressUntilItIsComplete() {
        Api.Answer answer = api.post(PATH, Map.of("caseId", "DEMO-1", "text", TestAddresses.tron(60)));
        String events = api.get(PATH + "/" + answer.json().path("id").asString("") + "/events")
                .body();
        assertThat(events).contains("event:progress").contains("\"state\":\"COMPLETE\"");
    }
}
