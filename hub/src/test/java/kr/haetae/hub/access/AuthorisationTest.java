package kr.haetae.hub.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.util.EnumMap;
import java.util.Map;
import kr.haetae.hub.Api;
import kr.haetae.hub.HubTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

class AuthorisationTest extends HubTest {
    @LocalServerPort
    private int port;

    @Autowired
    private DemoPeople people;

    @Test
    void everyRowOfTheTableHoldsForEveryRoleAndForNobody() {
        Map<Role, Api> callers = new EnumMap<>(Role.class);
        people.roles().forEach(role -> callers.put(role, Api.as(port, role.code())));
        int checked = 0;
        for (AuthorisationTable.Row row : AuthorisationTable.ROWS) {
            String path = row.path().replace("/**", "").replace("*", "x");
            if (path.equals("/logout") || row.path().startsWith("/login")) {
                continue;
            }
            path = path.isEmpty() ? "/" : path;
            for (Map.Entry<Role, Api> caller : callers.entrySet()) {
                int status = ask(caller.getValue(), row, path);
                boolean allowed = row.open() || row.roles().contains(caller.getKey());
                assertThat(status == 403)
                        .as("%s %s as %s: %d", row.method(), path, caller.getKey(), status)
                        .isEqualTo(!allowed);
                assertThat(status)
                        .as("%s %s as %s", row.method(), path, caller.getKey())
                        .isNotEqualTo(401)
                        .isLessThan(500);
                checked++;
            }
            int anonymous = ask(Api.anonymous(port), row, path);
            if (!row.open() && path.startsWith("/api/")) {
                assertThat(anonymous).as("%s %s as nobody", row.method(), path).isEqualTo(401);
            } else if (!row.open()) {
                assertThat(anonymous).as("%s %s as nobody", row.method(), path).isIn(302, 403);
            }
        }
        assertThat(checked).isGreaterThan(80);
    }

    @Test
    void whatNoRowNamesIsRefused() {
        assertThat(Api.as(port, "operator").get("/api/v1/nothing").status()).isEqualTo(403);
        assertThat(Api.as(port, "operator").get("/agent/v1/tasks").status()).isIn(403, 404);
        assertThat(Api.anonymous(port).get("/actuator/env").status()).isEqualTo(401);
    }

    @Test
    void aStrangerIsToldInTwoLanguagesOrSentToTheLogin() {
        Api.Answer api = Api.anonymous(port).get("/api/v1/cases");
        assertThat(api.status()).isEqualTo(401);
        assertThat(api.header("Content-Type")).startsWith("application/problem+json");
        assertThat(api.code()).isEqualTo("LOGIN_REQUIRED");
        assertThat(api.json().path("messages").path("ko").asString("")).contains("로그인");
        assertThat(api.json().path("messages").path("en").asString("")).contains("log");
        Api.Answer page = Api.anonymous(port).get("/");
        assertThat(page.status()).isEqualTo(302);
        assertThat(page.header("Location")).endsWith("/login");
    }

    @Test
    void aTokenOfNobodyIsRefused() {
        for (String token : new String[] {"x", "", "x".repeat(5000)}) {
            assertThat(Api.anonymous(port)
                            .get("/api/v1/cases", "Authorization", "Bearer " + token)
                            .status())
                    .isEqualTo(401);
        }
        assertThat(Api.anonymous(port)
                        .get("/api/v1/cases", "Authorization", "Basic eDp5")
                        .status())
                .isEqualTo(401);
    }

    @Test
    void anUnknownRoleIsRefusedWithTheKnownOnes() {
        Api.Answer answer = Api.anonymous(port).post("/api/v1/demo/sessions", Map.of("as", "king"));
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.code()).isEqualTo("ROLE_UNKNOWN");
        assertThat(answer.body()).contains("investigator").doesNotContain("king");
    }

    @Test
    void everyAnswerForbidsInlineScriptsFramingAndSniffing() {
        Api.Answer answer = Api.anonymous(port).get("/login");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Content-Security-Policy"))
                .contains("script-src 'self'", "frame-ancestors 'none'")
                .doesNotContain("unsafe");
        assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(answer.header("X-Frame-Options")).isEqualTo("DENY");
    }

    @Test
    void aCookieAloneCannotPost() {
        Api.Answer login = Api.anonymous(port).get("/login");
        assertThat(login.body()).contains("name=\"_csrf\"").contains("investigator");
        String token = Api.anonymous(port)
                .post("/api/v1/demo/sessions", Map.of("as", "investigator"))
                .json()
                .path("token")
                .asString("");
        Api browser = Api.anonymous(port);
        String cookie = Sessions.COOKIE + "=" + token;
        assertThat(browser.get("/api/v1/cases", "Cookie", cookie).status()).isEqualTo(200);
        Api.Answer forged = browser.post("/api/v1/cases", Map.of("id", "X-1"), "Cookie", cookie);
        assertThat(forged.status()).isEqualTo(403);
        assertThat(forged.code()).isEqualTo("FORM_EXPIRED");
    }

    @Test
    void aFormLoginSetsACookieThatTheLogoutEnds() {
        Api browser = Api.anonymous(port);
        Api.Answer page = browser.get("/login");
        String csrf = page.body().replaceAll("(?s).*name=\"_csrf\" value=\"([^\"]+)\".*", "$1");
        String csrfCookie = cookie(page, "XSRF-TOKEN");
        Api.Answer entered = form(browser, "/login/demo", "as=investigator&_csrf=" + csrf, csrfCookie);
        assertThat(entered.status()).isEqualTo(302);
        String session = cookie(entered, Sessions.COOKIE);
        assertThat(String.join(";", entered.raw().headers().allValues("Set-Cookie")))
                .contains("HttpOnly", "SameSite=Lax");
        assertThat(browser.get("/api/v1/cases", "Cookie", session).status()).isEqualTo(200);
        assertThat(form(browser, "/logout", "_csrf=" + csrf, csrfCookie + "; " + session)
                        .status())
                .isEqualTo(302);
        assertThat(browser.get("/api/v1/cases", "Cookie", session).status()).isEqualTo(401);
    }

    private static Api.Answer form(Api browser, String path, String body, String cookies) {
        return browser.send(
                browser.request(path, "Cookie", cookies, "Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build());
    }

    private static String cookie(Api.Answer answer, String name) {
        return answer.raw().headers().allValues("Set-Cookie").stream()
                .filter(value -> value.startsWith(name + "="))
                .map(value -> value.split(";", 2)[0])
                .findFirst()
                .orElseThrow();
    }

    private static int ask(Api caller, AuthorisationTable.Row row, String path) {
        return caller.send(caller.request(path, "Content-Type", "application/json")
                        .method(row.method().name(), HttpRequest.BodyPublishers.ofString(""))
                        .build())
                .status();
    }
}
