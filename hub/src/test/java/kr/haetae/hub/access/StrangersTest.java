package kr.haetae.hub.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import kr.haetae.hub.Api;
import kr.haetae.hub.HubTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What the web port does for somebody it does not know: it decides before it reads what he sends. */
class StrangersTest extends HubTest {
    private static final String FORM = "Content-Type: application/x-www-form-urlencoded\r\n";
    private static final String MULTIPART = "Content-Type: multipart/form-data; boundary=x\r\n";
    private static final String LONG = "Content-Length: 20000000\r\n";
    private static final String CHUNKED = "Transfer-Encoding: chunked\r\n";

    @LocalServerPort
    private int port;

    @ParameterizedTest
    @ValueSource(strings = {"PUT", "PATCH", "DELETE", "POST", "GET"})
    void aLongBodyOfAStrangersIsRefusedUnread(String method) throws Exception {
        for (String type : new String[] {FORM, MULTIPART, ""}) {
            for (String length : new String[] {LONG, CHUNKED}) {
                assertThat(statusOf(method + " /api/v1/cases", type + length))
                        .as("%s %s %s", method, type, length)
                        .isEqualTo(401);
            }
        }
    }

    @Test
    void aStrangersLongFormLeadsToTheLogin() throws Exception {
        assertThat(statusOf("POST /cases", FORM + LONG)).isEqualTo(302);
        assertThat(statusOf("POST /verifications", MULTIPART + LONG)).isEqualTo(302);
        assertThat(statusOf("POST /cases", FORM + LONG + "Cookie: " + Sessions.COOKIE + "=made-up\r\n"))
                .isEqualTo(302);
        assertThat(statusOf("POST //cases", FORM + LONG)).isIn(302, 400);
    }

    @Test
    void aLoginIsShort() throws Exception {
        assertThat(statusOf("POST /login/demo", FORM + LONG)).isEqualTo(413);
        assertThat(statusOf("POST /api/v1/demo/sessions", "Content-Type: application/json\r\n" + CHUNKED))
                .isEqualTo(413);
    }

    @ParameterizedTest
    @ValueSource(strings = {"rebound.example", "192.168.0.7", "localhost.evil.example", "127.0.0.1.nip.io"})
    void theDemoAnswersUnderItsOwnNamesAlone(String host) throws Exception {
        assertThat(status("GET /login HTTP/1.1\r\nHost: " + host + "\r\n\r\n")).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "LOCALHOST:8080", "127.0.0.1:1", "[::1]:8080"})
    void theDemosOwnNamesAreServed(String host) throws Exception {
        assertThat(status("GET /login HTTP/1.1\r\nHost: " + host + "\r\n\r\n")).isEqualTo(200);
    }

    @Test
    void whoIsLoggedInMaySendMore() {
        assertThat(Api.as(port, "investigator")
                        .postText("/api/v1/cases", " ".repeat(20_000) + "{")
                        .code())
                .isEqualTo("MALFORMED_JSON");
    }

    /** The status of a request whose announced body never comes. */
    private int statusOf(String request, String headers) throws IOException {
        return status(request + " HTTP/1.1\r\nHost: localhost\r\n" + headers + "\r\n");
    }

    private int status(String head) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(60_000);
            socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
            InputStream in = socket.getInputStream();
            String line = new String(in.readNBytes(12), StandardCharsets.US_ASCII);
            return Integer.parseInt(line.substring(9));
        }
    }
}
