package kr.haetae.hub.verification;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import kr.haetae.hub.Api;
import kr.haetae.hub.HubTest;
import kr.haetae.hub.directory.Directory;
import kr.haetae.hub.machineport.TestMember;
import kr.haetae.protocol.AgentApi.EpochState;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.JsonNode;

/** Verifications as a program asks for them, with one exchange behind the hub. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestPropertySource(properties = "spring.application.name=haetae-hub-with-exchanges")
abstract class RestOverExchangesTest extends HubTest {
    private static final AtomicInteger EPOCH = new AtomicInteger();

    protected static final String PATH = "/api/v1/verifications";

    protected static final String BOUNDARY = "haetae-test-boundary";

    @LocalServerPort
    protected int port;

    @Autowired
    protected Directory directory;

    @Autowired
    protected JdbcClient jdbc;

    @Value("${haetae.data-dir}")
    protected Path dataDir;

    protected SimulatedExchange exchange;

    protected Api api;

    @BeforeAll
    void start() {
        TestMember member = new TestMember("Rest Exchange");
        directory.admit(member.card());
        jdbc.sql("update exchange set active = true where name = ?")
                .param(member.name())
                .update();
        int epoch = EPOCH.incrementAndGet();
        exchange = new SimulatedExchange(
                        member, TestMember.hubCard(dataDir), Set.of(TestAddresses.tron(1), TestAddresses.tron(7)))
                .start();
        exchange.publish(epoch, List.of(TestAddresses.tronNamespace()), true);
        Instant until = Instant.now().plus(Duration.ofSeconds(30));
        while (exchange.stateOf(epoch) != EpochState.ACTIVE && Instant.now().isBefore(until)) {
            pause();
        }
        api = Api.as(port, "investigator");
    }

    @AfterAll
    void close() {
        exchange.close();
        jdbc.sql("update exchange set active = false").update();
    }

    protected static void pause() {
        try {
            Thread.sleep(50);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    protected String submitted(Map<String, ?> body) {
        Api.Answer answer = api.post(PATH, body);
        assertThat(answer.status()).as(answer.body()).isEqualTo(202);
        String id = answer.json().path("id").asString("");
        assertThat(answer.header("Location")).isEqualTo(PATH + "/" + id);
        return completed(id);
    }

    protected String completed(String id) {
        api.awaitComplete(id);
        return id;
    }

    protected Api.Answer upload(byte[] file, String name, String... fields) {
        return upload("DEMO-1", file, name, fields);
    }

    protected Api.Answer upload(String caseId, byte[] file, String name, String... fields) {
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

    protected static void part(ByteArrayOutputStream body, String disposition, byte[] content) {
        body.writeBytes(
                ("--" + BOUNDARY + "\r\nContent-Disposition: form-data; " + disposition + "\r\n\r\n").getBytes(UTF_8));
        body.writeBytes(content);
        body.writeBytes("\r\n".getBytes(UTF_8));
    }

    protected byte[] download(String path) throws IOException, InterruptedException {
        HttpResponse<byte[]> answer = HttpClient.newHttpClient()
                .send(api.request(path).GET().build(), HttpResponse.BodyHandlers.ofByteArray());
        assertThat(answer.statusCode()).isEqualTo(200);
        return answer.body();
    }

    protected void refused(Api.Answer answer, int status, String code) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        assertThat(answer.code()).isEqualTo(code);
        assertThat(answer.json().path("messages").path("ko").asString("")).containsPattern("[가-힣]");
        assertThat(answer.json().path("messages").path("en").asString("")).containsPattern("[a-z]");
    }

    protected int stored() {
        return jdbc.sql("select (select count(*) from verification) + (select count(*) from verification_row)")
                .query(Integer.class)
                .single();
    }

    /** The answers to a completed verification's rows, once the log has them. */
    protected List<JsonNode> loggedAnswers(String id) {
        Instant until = Instant.now().plus(Duration.ofSeconds(10));
        while (true) {
            List<JsonNode> answers = new ArrayList<>();
            api.get(PATH + "/" + id)
                    .json()
                    .path("rows")
                    .path("items")
                    .forEach(row -> row.path("answers").forEach(answers::add));
            assertThat(answers).isNotEmpty();
            if (answers.stream().allMatch(answer -> answer.path("logIndex").isNumber())) {
                return answers;
            }
            assertThat(Instant.now()).isBefore(until);
            pause();
        }
    }
}
