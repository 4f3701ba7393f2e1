package kr.haetae.hub.machineport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Base64;
import kr.haetae.hub.HubTest;
import kr.haetae.hub.directory.Directory;
import kr.haetae.hub.keys.HubKeys;
import kr.haetae.protocol.AgentApi;
import kr.haetae.protocol.HubCard;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

class MachinePortTest extends HubTest {
    private static final TestMember MEMBER = new TestMember("문지기 거래소");
    private static final TestMember STRANGER = new TestMember("Stranger");

    @Autowired
    private Directory directory;

    @Autowired
    private MachinePort machinePort;

    @Autowired
    private HubKeys keys;

    @Autowired
    private JdbcClient jdbc;

    @Value("${haetae.data-dir}")
    private Path dataDir;

    @LocalServerPort
    private int publicPort;

    private HubCard hub;

    @BeforeEach
    void admit() {
        directory.admit(MEMBER.card());
        hub = TestMember.hubCard(dataDir);
    }

    @Test
    void theHubsCardSaysWhereThePortIsAndWhatToPin() {
        assertThat(hub.url()).isEqualTo("https://127.0.0.1:" + machinePort.port());
        assertThat(machinePort.port()).isNotEqualTo(publicPort);
        assertThat(hub.certificateSha256()).isEqualTo(keys.tlsIdentity().certificateSha256());
        assertThat(Base64.getDecoder().decode(hub.verifyKey()))
                .isEqualTo(keys.signingKey().verifyKey().encoded());
    }

    @Test
    void aMemberIsServedOverTls13WithoutASession() throws Exception {
        HttpResponse<byte[]> answer = TestMember.get(MEMBER.client(hub), hub.url() + AgentApi.TASKS);
        assertThat(answer.statusCode()).isEqualTo(204);
        assertThat(answer.sslSession().orElseThrow().getProtocol()).isEqualTo("TLSv1.3");
        assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
    }

    @Test
    void nobodyIsServedWithoutACertificate() {
        assertShutOut(MEMBER.client(hub, "TLSv1.3", false));
    }

    @Test
    void aStrangersCertificateIsRefusedInTheHandshake() {
        assertShutOut(STRANGER.client(hub));
    }

    @Test
    void tls12IsRefused() {
        assertShutOut(MEMBER.client(hub, "TLSv1.2", true));
    }

    private void assertShutOut(HttpClient client) {
        assertThatThrownBy(() -> TestMember.get(client, hub.url() + AgentApi.TASKS))
                .isInstanceOf(IOException.class);
    }

    @Test
    void aSuspendedMemberIsShutOutOfAnOpenConnectionWithinSeconds() throws Exception {
        TestMember suspended = new TestMember("Suspended");
        directory.admit(suspended.card());
        HttpClient client = suspended.client(hub);
        assertThat(TestMember.get(client, hub.url() + AgentApi.TASKS).statusCode())
                .isEqualTo(204);

        jdbc.sql("update exchange set active = false where name = 'Suspended'").update();

        int status = 0;
        for (int i = 0; i < 50 && status != 403; i++) {
            Thread.sleep(200);
            status = TestMember.get(client, hub.url() + AgentApi.TASKS).statusCode();
        }
        assertThat(status).isEqualTo(403);
        HttpClient another = suspended.client(hub);
        assertThatThrownBy(() -> TestMember.get(another, hub.url() + AgentApi.TASKS))
                .isInstanceOf(IOException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/actuator/health",
                "/api/v1/exchanges",
                "/v3/api-docs",
                "/agent",
                "/agentx/v1/tasks",
                "/agent/../actuator/health",
                "/agent/%2e%2e/actuator/health",
                "/x/agent/v1/tasks"
            })
    void nothingButTheAgentsPathsIsOnTheMachinePort(String path) throws Exception {
        HttpResponse<byte[]> answer = TestMember.get(MEMBER.client(hub), hub.url() + path);
        assertThat(answer.statusCode()).isIn(400, 404);
        assertThat(answer.body().length).isLessThan(1_000);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/agent/v1/tasks",
                "/agent/v1/epochs",
                "/%61gent/v1/tasks",
                "/agent;a=b/v1/tasks",
                "//agent/v1/tasks",
                "/x/../agent/v1/tasks"
            })
    void theAgentsPathsAreNotOnThePublicPort(String path) throws Exception {
        HttpResponse<String> answer = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + publicPort + path))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).isIn(400, 404);
    }

    @Test
    void plainHttpIsRefusedOnTheMachinePort() throws Exception {
        String url = "http://127.0.0.1:" + machinePort.port() + AgentApi.TASKS;
        HttpClient client = HttpClient.newHttpClient();
        assertThat(TestMember.get(client, url).statusCode()).isEqualTo(400);
    }
}
