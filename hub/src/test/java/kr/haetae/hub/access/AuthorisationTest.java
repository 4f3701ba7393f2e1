package kr.haetae.hub.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import kr.haetae.hub.Api;
import kr.haetae.hub.HubTest;
import kr.haetae.hub.directory.Organisation;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

class AuthorisationTest extends HubTest {
    @LocalServerPort
    private int port;

    /** Enough for every step about a person. */
    private static final String BODY = """
            {"roles": ["desk"], "reason": "x", "number": "00000000-0000-4000-8000-000000000000", "spokeWith": "x",
             "approval": "00000000-0000-4000-8000-000000000000", "digest": "%s"}
            """.formatted("00".repeat(32));

    @Autowired
    private DemoPeople people;

    @Autowired
    private Sessions sessions;

    @Autowired
    private JdbcClient jdbc;

    @Test
    void everyRowOfTheTableHoldsForEveryRoleAndForNobody() {
        Map<Role, Api> callers = new EnumMap<>(Role.class);
        people.roles().forEach(role -> callers.put(role, Api.as(port, role.code())));
        TestPeople.exchange(jdbc, "Matrix");
        jdbc.sql("update exchange set active = true where name = 'Matrix'").update();
        for (Role role : List.of(Role.EXCHANGE_OFFICER, Role.EXCHANGE_ADMIN)) {
            callers.put(role, Api.as(port, role.code() + ":Matrix"));
        }
        assertThat(callers).hasSize(Role.values().length);
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
        assertThat(checked).isGreaterThan(400);
    }

    /** A thing of somebody else's answers as a thing that does not exist, to every role and at every path with an id. */
    @Test
    void whatIsSomebodyElsesLooksLikeNothing() {
        Organisation far = TestPeople.agency(jdbc, "matrix-far");
        Map<Role, Api> strangers = new EnumMap<>(Role.class);
        TestPeople.exchange(jdbc, "Matrix far");
        for (Role role : Role.values()) {
            Organisation at = role.atExchange() ? new Organisation(Organisation.Kind.EXCHANGE, "Matrix far") : far;
            String token = sessions.open(TestPeople.active(jdbc, "matrix." + role.code(), at, role))
                    .token();
            strangers.put(role, Api.bearer(port, token));
        }
        String person = "demo.investigator";
        int checked = 0;
        for (AuthorisationTable.Row row : AuthorisationTable.ROWS) {
            if (!row.path().contains("/enrolments/*/") && !row.path().contains("/people/*/")) {
                continue;
            }
            for (Role role : row.roles()) {
                boolean seesAll = role == Role.OPERATOR || role == Role.AUDITOR;
                if (seesAll) {
                    continue;
                }
                Api stranger = strangers.get(role);
                Api.Answer foreign = ask(stranger, row, row.path().replace("*", person), BODY);
                Api.Answer nothing = ask(stranger, row, row.path().replace("*", "p.nobody"), BODY);
                assertThat(foreign.status())
                        .as("%s as %s: %s", row.path(), role, foreign.body())
                        .isEqualTo(row.path().startsWith("/api/") ? 404 : nothing.status());
                assertThat(normal(foreign)).as("%s as %s", row.path(), role).isEqualTo(normal(nothing));
                checked++;
            }
        }
        assertThat(checked).isGreaterThan(40);
    }

    /** The page's form tokens differ from answer to answer, and it names its own path. */
    private static String normal(Api.Answer answer) {
        return answer.body().replaceAll("value=\"[^\"]*\"", "").replaceAll("demo\\.investigator|p\\.nobody", "");
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
        assertThat(answer.header("Referrer-Policy")).isEqualTo("no-referrer");
        assertThat(answer.header("Permissions-Policy")).contains("camera=()");
        assertThat(answer.header("Cache-Control")).contains("no-store");
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

    private static Api.Answer ask(Api caller, AuthorisationTable.Row row, String path, String body) {
        return caller.send(caller.request(path, "Content-Type", "application/json")
                .method(row.method().name(), HttpRequest.BodyPublishers.ofString(body))
                .build());
    }

    private static int ask(Api caller, AuthorisationTable.Row row, String path) {
        return caller.send(caller.request(path, "Content-Type", "application/json")
                        .method(row.method().name(), HttpRequest.BodyPublishers.ofString(""))
                        .build())
                .status();
    }
}
