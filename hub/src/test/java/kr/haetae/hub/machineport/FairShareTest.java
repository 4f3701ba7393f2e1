package kr.haetae.hub.machineport;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import kr.haetae.hub.HubTest;
import kr.haetae.hub.directory.Directory;
import kr.haetae.hub.frame.Limit;
import kr.haetae.protocol.HubCard;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;

/** One member's stalled requests leave the port to the others. */
class FairShareTest extends HubTest {
    private static final TestMember STALLING = new TestMember("Stalling");
    private static final TestMember OTHER = new TestMember("Other");
    private static final String RESULT = "/agent/v1/tasks/none/result";

    @Autowired
    private Directory directory;

    @Value("${haetae.data-dir}")
    private Path dataDir;

    private HubCard hub;

    @BeforeEach
    void admit() {
        directory.admit(STALLING.card());
        directory.admit(OTHER.card());
        hub = TestMember.hubCard(dataDir);
    }

    @Test
    void aFormOrAnOverlongBodyIsRefusedUnread() throws Exception {
        String form = "Content-Type: application/x-www-form-urlencoded\r\n";
        String parts = "Content-Type: multipart/form-data; boundary=x\r\n";
        for (String method : List.of("PUT", "PATCH", "DELETE", "POST", "GET")) {
            assertThat(status(method, form + "Content-Length: 700000\r\n")).isEqualTo(415);
            assertThat(status(method, parts + "Content-Length: 700000\r\n")).isEqualTo(415);
            assertThat(status(method, "Content-Length: 20000000\r\n")).isEqualTo(413);
        }
    }

    @Test
    void whoStallsHoldsHisOwnShareAlone() throws Exception {
        int share = Limit.MACHINE_BODIES_PER_EXCHANGE.intValue();
        List<Socket> stalled = new ArrayList<>();
        try {
            for (int i = 0; i < 3 * share; i++) {
                stalled.add(sent("POST", "Content-Length: 1000\r\n"));
            }
            assertThat(answerOf(OTHER)).isEqualTo(422);
            List<Integer> statuses = new ArrayList<>();
            for (Socket socket : stalled) {
                statuses.add(statusOf(socket));
            }
            assertThat(statuses).containsOnly(503, 400);
            assertThat(statuses.stream().filter(status -> status == 400)).hasSizeGreaterThanOrEqualTo(share);
        } finally {
            for (Socket socket : stalled) {
                socket.close();
            }
        }
        assertThat(answerOf(STALLING)).as("its share is free again").isEqualTo(422);
    }

    private int answerOf(TestMember member) throws IOException, InterruptedException {
        return member.client(hub)
                .send(
                        HttpRequest.newBuilder(URI.create(hub.url() + "/agent/v1/tasks/" + "0".repeat(32) + "/result"))
                                .header("Content-Type", "application/json")
                                .POST(HttpRequest.BodyPublishers.ofString("{"))
                                .build(),
                        HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }

    private int status(String method, String headers) throws IOException {
        try (Socket socket = sent(method, headers)) {
            return statusOf(socket);
        }
    }

    /** Announces a body and never sends it. */
    private Socket sent(String method, String headers) throws IOException {
        Socket socket = STALLING.connection(hub);
        socket.setSoTimeout(60_000);
        String head = method + " " + RESULT + " HTTP/1.1\r\nHost: hub\r\n" + headers + "\r\n";
        socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    private static int statusOf(Socket socket) throws IOException {
        String line = new String(socket.getInputStream().readNBytes(12), StandardCharsets.US_ASCII);
        return Integer.parseInt(line.substring(9));
    }
}
