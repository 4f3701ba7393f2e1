package kr.haetae.hub.verification;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import kr.haetae.hub.Api;
import kr.haetae.hub.HubTest;
import kr.haetae.hub.access.Caller;
import kr.haetae.hub.access.Role;
import kr.haetae.hub.access.Sessions;
import kr.haetae.hub.directory.Directory;
import kr.haetae.hub.machineport.TestMember;
import kr.haetae.protocol.AgentApi.EpochState;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;
import tools.jackson.databind.JsonNode;

/** Verifications as a program asks for them. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DirtiesContext // its exchanges are gone afterwards: another test would wait for them
class VerificationRestTest extends HubTest {
    private static final String PATH = "/api/v1/verifications";
    private static final String BOUNDARY = "haetae-test-boundary";
    private static final String KEY = "5HueCGU8rMjxEXxiPuD5BDku4MkFqeZyd4dZ1jvhTVqvbTLvyTJ";

    @LocalServerPort
    private int port;

    @Autowired
    private Directory directory;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Sessions sessions;

    @Value("${haetae.data-dir}")
    private Path dataDir;

    private SimulatedExchange exchange;
    private Api api;

    @BeforeAll
    void start() {
        TestMember member = new TestMember("Rest Exchange");
        directory.admit(member.card());
        exchange = new SimulatedExchange(
                        member, TestMember.hubCard(dataDir), Set.of(TestAddresses.tron(1), TestAddresses.tron(7)))
                .start();
        exchange.publish(
                1,
                List.of(kr.haetae.address.ChainRegistry.standard()
                        .named("tron")
                        .orElseThrow()
                        .namespace()),
                true);
        Instant until = Instant.now().plus(Duration.ofSeconds(30));
        while (exchange.stateOf(1) != EpochState.ACTIVE && Instant.now().isBefore(until)) {
            pause();
        }
        api = Api.as(port, "investigator");
    }

    @AfterAll
    void close() {
        exchange.close();
    }

    private static void pause() {
        try {
            Thread.sleep(50);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private String submitted(Map<String, ?> body) {
        Api.Answer answer = api.post(PATH, body);
        assertThat(answer.status()).as(answer.body()).isEqualTo(202);
        String id = answer.json().path("id").asString("");
        assertThat(answer.header("Location")).isEqualTo(PATH + "/" + id);
        return completed(id);
    }

    private String completed(String id) {
        Instant until = Instant.now().plus(Duration.ofSeconds(60));
        while (!api.get(PATH + "/" + id + "/progress")
                .json()
                .path("state")
                .asString("")
                .equals("COMPLETE")) {
            assertThat(Instant.now()).isBefore(until);
            pause();
        }
        return id;
    }

    private Api.Answer upload(byte[] file, String name, String... fields) {
        return upload("DEMO-1", file, name, fields);
    }

    private Api.Answer upload(String caseId, byte[] file, String name, String... fields) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        part(body, "name=\"caseId\"", caseId.getBytes(UTF_8));
        for (int i = 0; i < fields.length; i += 2) {
            part(body, "name=\"" + fields[i] + "\"", fields[i + 1].getBytes(UTF_8));
        }
        part(body, "name=\"file\"; filename=\"" + name + "\"", file);
        body.writeBytes(("--" + BOUNDARY + "--\r\n").getBytes(UTF_8));
        return api.send(api.request(PATH)
                .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
                .POST(HttpRequest.BodyPublishers.ofByteArray(body.toByteArray()))
                .build());
    }

    private static void part(ByteArrayOutputStream body, String disposition, byte[] content) {
        body.writeBytes(
                ("--" + BOUNDARY + "\r\nContent-Disposition: form-data; " + disposition + "\r\n\r\n").getBytes(UTF_8));
        body.writeBytes(content);
        body.writeBytes("\r\n".getBytes(UTF_8));
    }

    private byte[] download(String path) throws IOException, InterruptedException {
        HttpResponse<byte[]> answer = HttpClient.newHttpClient()
                .send(api.request(path).GET().build(), HttpResponse.BodyHandlers.ofByteArray());
        assertThat(answer.statusCode()).isEqualTo(200);
        return answer.body();
    }

    private void refused(Api.Answer answer, int status, String code) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        assertThat(answer.code()).isEqualTo(code);
        assertThat(answer.json().path("messages").path("ko").asString("")).containsPattern("[가-힣]");
        assertThat(answer.json().path("messages").path("en").asString("")).containsPattern("[a-z]");
    }

    private int stored() {
        return jdbc.sql("select (select count(*) from verification) + (select count(*) from verification_row)")
                .query(Integer.class)
                .single();
    }

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
        assertThat(api.get(PATH + "/" + id + "?verdict=invalid")
                        .json()
                        .path("rows")
                        .path("total")
                        .asInt(0))
                .isEqualTo(1);
        assertThat(api.get(PATH + "/" + id + "?q=NONSEN")
                        .json()
                        .path("rows")
                        .path("total")
                        .asInt(0))
                .isEqualTo(1);
        assertThat(api.get(PATH + "?caseId=DEMO-1").json().path("items").size()).isPositive();
    }

    @Test
    void givesAUsersOwnWorkbookBackWithEverySheetAndCell() throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Workbook workbook = new Workbook(out, "user", null);
        Worksheet notes = workbook.newWorksheet("메모장");
        notes.value(0, 0, "그대로 두세요");
        Worksheet sheet = workbook.newWorksheet("피해 주소");
        sheet.value(0, 0, "순번");
        sheet.value(0, 1, "지갑주소");
        sheet.value(0, 2, "비고");
        sheet.value(1, 0, 1);
        sheet.value(1, 1, TestAddresses.tron(1));
        sheet.value(1, 2, "=not a formula");
        sheet.value(2, 1, KEY);
        sheet.formula(3, 1, "A1");
        workbook.finish();

        Api.Answer answer = upload(out.toByteArray(), "피해.xlsx", "sheet", "피해 주소");
        assertThat(answer.status()).as(answer.body()).isEqualTo(202);
        String id = completed(answer.json().path("id").asString(""));
        byte[] back = download(PATH + "/" + id + "/results.xlsx");
        try (ReadableWorkbook read = new ReadableWorkbook(new ByteArrayInputStream(back))) {
            assertThat(read.getSheets().map(Sheet::getName)).containsExactly("메모장", "피해 주소");
            assertThat(read.getFirstSheet().read().get(0).getCellText(0)).isEqualTo("그대로 두세요");
            List<Row> rows = read.findSheet("피해 주소").orElseThrow().read();
            assertThat(rows.get(0).getCellText(5)).isEqualTo("haetae_verdict");
            assertThat(rows.get(1).getCellText(1)).isEqualTo(TestAddresses.tron(1));
            assertThat(rows.get(1).getCellText(2)).isEqualTo("=not a formula");
            assertThat(rows.get(1).getCellText(5)).isEqualTo("MANAGED");
            assertThat(rows.get(1).getCellText(6)).isEqualTo("Rest Exchange");
            assertThat(rows.get(2).getCellText(1)).doesNotContain(KEY).contains("private key removed");
            assertThat(rows.get(3).getCellText(5)).isEqualTo("INVALID");
            assertThat(rows.get(3).getCellText(8)).isEqualTo("FORMULA_CELL");
        }
    }

    @Test
    void neverKeepsAPrivateKey() {
        String hex = HexFormat.of()
                .formatHex(new Random(1)
                        .ints(32)
                        .collect(java.io.ByteArrayOutputStream::new, (all, one) -> all.write(one), (a, b) -> {})
                        .toByteArray());
        String id = submitted(
                Map.of("caseId", "DEMO-1", "text", KEY + "\n" + hex + "\n" + TestAddresses.tron(1) + "\t" + KEY));
        String body = api.get(PATH + "/" + id).body();
        assertThat(body)
                .doesNotContain(KEY)
                .doesNotContain(hex)
                .contains("PRIVATE_KEY")
                .contains("KEY_OR_TXID");
        assertThat(jdbc.sql(
                                "select count(*) from verification_row where input = ? or memo = ? or declared_chain = ? or input = ?")
                        .params(KEY, KEY, KEY, hex)
                        .query(Integer.class)
                        .single())
                .isZero();
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
        jdbc.sql("insert into agency (id, name_ko, name_en) values ('another', '다른 기관', 'Another agency')")
                .update();
        jdbc.sql("insert into person (id, agency_id, display_name) values ('stranger', 'another', 'Stranger')")
                .update();
        jdbc.sql("insert into role_grant (person_id, role) values ('stranger', 'investigator')")
                .update();
        String token = sessions.open(new Caller("stranger", "Stranger", "another", Set.of(Role.INVESTIGATOR)))
                .token();
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
    void refusesBadInputClearlyAndKeepsNothingOfIt() {
        int before = stored();
        String tron = TestAddresses.tron(1);
        refused(api.post(PATH, Map.of("caseId", "NO-SUCH-CASE", "text", tron)), 404, "CASE_UNKNOWN");
        refused(api.post(PATH, Map.of("caseId", "DEMO-EXPIRED", "text", tron)), 422, "LEGAL_BASIS_EXPIRED");
        refused(api.post(PATH, Map.of("caseId", "DEMO-1", "text", "")), 422, "EMPTY_FILE");
        refused(api.post(PATH, Map.of("caseId", "DEMO-1", "rows", List.of())), 422, "EMPTY_FILE");
        refused(api.post(PATH, Map.of("caseId", "DEMO-1")), 400, "INVALID_FIELD");
        refused(api.post(PATH, Map.of("caseId", "DEMO-1", "text", tron, "deadlineSeconds", 0)), 400, "INVALID_FIELD");
        refused(api.postText(PATH, "{\"caseId\":"), 400, "MALFORMED_JSON");
        refused(upload(new byte[0], "empty.csv"), 422, "EMPTY_FILE");
        refused(upload(new byte[] {0, 1, 2, 3}, "binary.csv"), 422, "NOT_TEXT");
        refused(upload("PK\003\004xx".getBytes(UTF_8), "broken.xlsx"), 422, "BROKEN_WORKBOOK");
        refused(upload("garbage\n".repeat(1_000_000).getBytes(UTF_8), "million.csv"), 422, "TOO_MANY_ROWS");
        refused(upload("DEMO-EXPIRED", tron.getBytes(UTF_8), "x.csv"), 422, "LEGAL_BASIS_EXPIRED");
        refused(upload(tron.getBytes(UTF_8), "x.csv", "addressColumn", "nope"), 422, "NO_SUCH_COLUMN");
        refused(upload(new byte[200 << 20], "huge.csv"), 413, "TOO_LARGE");
        refused(api.get(PATH + "/not-an-id"), 404, "VERIFICATION_UNKNOWN");
        assertThat(stored()).isEqualTo(before);
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
