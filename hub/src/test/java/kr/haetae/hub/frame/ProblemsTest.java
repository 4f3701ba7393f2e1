package kr.haetae.hub.frame;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import kr.haetae.hub.Api;
import kr.haetae.hub.HubTest;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Bad input of every kind gets a coded answer in two languages, never a 5xx and never a stack trace. */
class ProblemsTest extends HubTest {
    private static final String CASES = "/api/v1/cases";

    @LocalServerPort
    private int port;

    @Test
    void badJsonIsNamed() {
        Api api = Api.as(port, "investigator");
        for (String body : new String[] {
            "", "{", "[]", "nul", "\u0000", "{\"id\":{}}", "[".repeat(5000), "{\"groundValidUntil\":\"yesterday\"}"
        }) {
            assertProblem(api.postText(CASES, body), 400);
        }
    }

    @Test
    void aMissingOrWrongFieldIsNamed() {
        Api api = Api.as(port, "investigator");
        Api.Answer answer = api.post(CASES, Map.of("id", "A-1", "title", "t", "legalBasis", "LB1", "purpose", "p"));
        assertProblem(answer, 400);
        assertThat(answer.code()).isEqualTo("INVALID_FIELD");
        assertThat(answer.json().path("field").asString("")).isEqualTo("groundValidUntil");
        for (String query : new String[] {"?limit=0", "?limit=x", "?limit=99999999999", "?offset=-1", "?limit=201"}) {
            Api.Answer wrong = api.get(CASES + query);
            assertProblem(wrong, 400);
            assertThat(wrong.json().path("field").asString("")).isIn("limit", "offset");
        }
        assertProblem(api.get("/api/v1/legal-bases?on=2026-02-30"), 400);
    }

    @Test
    void wrongMethodsAndMediaTypesAreNamed() {
        Api api = Api.as(port, "investigator");
        assertProblem(
                api.send(api.request(CASES, "Content-Type", "text/plain")
                        .POST(HttpRequest.BodyPublishers.ofString("x"))
                        .build()),
                415);
        assertProblem(api.get(CASES, "Accept", "image/png"), 406);
        assertProblem(
                api.send(api.request(CASES)
                        .method("BREW", HttpRequest.BodyPublishers.noBody())
                        .build()),
                400,
                403,
                405);
        assertProblem(api.get(CASES + "/%ff%fe"), 400, 404, 422);
        assertProblem(api.get(CASES + "/a%00b"), 400, 422);
        assertProblem(api.get(CASES + "/a;b=c"), 400, 422);
    }

    @Test
    void theCallersLanguageComesFirst() {
        Api api = Api.anonymous(port);
        assertThat(api.get(CASES, "Accept-Language", "en-GB")
                        .json()
                        .path("title")
                        .asString(""))
                .isEqualTo("Login required");
        assertThat(api.get(CASES, "Accept-Language", "fr").json().path("title").asString(""))
                .isEqualTo("로그인이 필요합니다");
        assertThat(api.get(CASES).json().path("title").asString("")).isEqualTo("로그인이 필요합니다");
    }

    @Test
    void aBodyOf200MegabytesIsRefusedSoonAndCleanly() {
        Api api = Api.as(port, "investigator");
        for (String type : new String[] {"application/json", "multipart/form-data; boundary=x"}) {
            for (boolean lengthKnown : new boolean[] {true, false}) {
                Instant start = Instant.now();
                long bytes = 200L << 20;
                HttpRequest.BodyPublisher body = HttpRequest.BodyPublishers.ofInputStream(() -> new Endless(bytes));
                Api.Answer answer = api.send(api.request(CASES, "Content-Type", type)
                        .POST(lengthKnown ? HttpRequest.BodyPublishers.fromPublisher(body, bytes) : body)
                        .build());
                assertThat(answer.status()).as(type + answer.body()).isIn(413, 415, 400);
                assertThat(answer.body()).contains("messages");
                if (type.equals("application/json") || lengthKnown) {
                    assertThat(answer.code()).isEqualTo("TOO_LARGE");
                }
                assertThat(Duration.between(start, Instant.now())).isLessThan(Duration.ofSeconds(30));
            }
        }
    }

    @Test
    void aPageThatIsMissingIsAPage() {
        Api.Answer answer = Api.as(port, "investigator").get("/verifications/none/none/none");
        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.header("Content-Type")).startsWith("text/html");
        assertThat(answer.body()).contains("NOT_FOUND").contains("찾을 수 없습니다");
    }

    private static void assertProblem(Api.Answer answer, Integer... statuses) {
        assertThat(answer.status()).as(answer.body()).isIn((Object[]) statuses);
        assertThat(answer.header("Content-Type"))
                .as(answer.raw().uri() + answer.body())
                .startsWith("application/problem+json");
        assertThat(answer.json().path("messages").path("ko").asString("")).containsPattern("[가-힣]");
        assertThat(answer.json().path("messages").path("en").asString("")).isNotBlank();
        assertThat(answer.body()).doesNotContain("Exception", "at org.", "at kr.");
    }

    private static final class Endless extends InputStream {
        private long remaining;

        Endless(long bytes) {
            remaining = bytes;
        }

        @Override
        public int read() {
            return remaining-- > 0 ? ' ' : -1;
        }

        @Override
        public int read(byte[] target, int offset, int length) {
            if (remaining <= 0) {
                return -1;
            }
            int count = (int) Math.min(length, remaining);
            java.util.Arrays.fill(target, offset, offset + count, (byte) ' ');
            remaining -= count;
            return count;
        }
    }
}
