package kr.haetae.hub.enrolment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import kr.haetae.hub.Api;
import kr.haetae.hub.TestDatabase;
import kr.haetae.hub.access.Passkeys;
import kr.haetae.hub.access.Role;
import kr.haetae.hub.access.passkey.SoftAuthenticator;
import kr.haetae.hub.directory.Agency;
import kr.haetae.hub.enrolment.Founding.Founder;
import kr.haetae.hub.enrolment.Founding.Named;
import kr.haetae.hub.frame.Problem;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** A hub as an agency would run it: nobody there, first people named at its console, everything by passkey. */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = "haetae.access.origin=" + OutsideTheDemoTest.ORIGIN)
class OutsideTheDemoTest {
    static final String ORIGIN = "https://hub.example.go.kr";
    private static final String PARTY = "hub.example.go.kr";
    private static final Agency AGENCY = new Agency("first", "첫 기관", "First agency");
    private static final List<Founder> FOUNDERS = List.of(
            new Founder("운영 하나", Role.OPERATOR),
            new Founder("운영 둘", Role.OPERATOR),
            new Founder("관리 하나", Role.AGENCY_ADMIN));

    @LocalServerPort
    private int port;

    @Autowired
    private Founding founding;

    @Autowired
    private Passkeys passkeys;

    private final Map<String, SoftAuthenticator> keys = new HashMap<>();

    @DynamicPropertySource
    static void database(DynamicPropertyRegistry registry) {
        TestDatabase.register(registry);
        registry.add("spring.datasource.hikari.maximum-pool-size", () -> 8);
        registry.add("spring.datasource.hikari.minimum-idle", () -> 0);
    }

    @Test
    void threeAreNamedLeaveTwoKeysEachAndCanThenLetOthersIn() {
        assertThat(Api.anonymous(port)
                        .post("/api/v1/demo/sessions", Map.of("as", "operator"))
                        .status())
                .isEqualTo(404);
        problem("INVALID_FIELD", () -> founding.found(AGENCY, FOUNDERS.subList(0, 2)));
        founding.found(AGENCY, FOUNDERS);
        problem("FOUNDED_ALREADY", () -> founding.found(AGENCY, FOUNDERS));
        List<Named> named = founding.again().stream()
                .sorted(Comparator.comparing(one -> one.founder().role() == Role.AGENCY_ADMIN))
                .toList();
        assertThat(named).hasSize(3);
        named.forEach(this::leaveFirstKey);
        problem("FOUNDED_ALREADY", founding::again);

        Api operator = active(named.get(0));
        Api other = active(named.get(1));
        Map<String, String> number = Map.of("organisation", "agency:first", "number", "02-3150-2114", "label", "상황실");
        Api.Answer entered = operator.post("/api/v1/call-back-numbers", number);
        assertThat(entered.status()).as(entered.body()).isEqualTo(201);
        confirm(other, named.get(1), entered);
        Api.Answer invited = operator.post(
                "/api/v1/enrolments",
                Map.of("organisation", "agency:first", "displayName", "경위 새사람", "roles", Set.of("investigator")));
        assertThat(invited.status()).as(invited.body()).isEqualTo(201);
    }

    private void leaveFirstKey(Named one) {
        String token = one.handed().token();
        Api anybody = Api.anonymous(port);
        refused(anybody.post("/api/v1/enrolments/acceptance", Map.of("token", token)), 422, "PASSKEY_REQUIRED");
        SoftAuthenticator key = new SoftAuthenticator(ORIGIN, PARTY);
        Api.Answer options = anybody.post("/api/v1/enrolments/acceptance-options", Map.of("token", token));
        assertThat(options.json().path("rp").path("id").asString("")).isEqualTo(PARTY);
        assertThat(options.json()
                        .path("authenticatorSelection")
                        .path("userVerification")
                        .asString(""))
                .isEqualTo("required");
        Map<String, String> acceptance = Map.of("token", token, "passkey", key.create(options.body()));
        assertThat(anybody.post("/api/v1/enrolments/acceptance", acceptance).status())
                .isEqualTo(200);
        refused(anybody.post("/api/v1/enrolments/acceptance", acceptance), 422, "TOKEN_INVALID");
        keys.put(one.handed().personId(), key);
    }

    /** With one key there is one page; with the second everything the role may. */
    private Api active(Named one) {
        SoftAuthenticator first = keys.get(one.handed().personId());
        Api.Answer options = Api.anonymous(port).post("/api/v1/passkeys/login-options", Map.of());
        Api caller = Api.bearer(port, passkeys.logIn(first.get(options.body())).token());
        refused(caller.get("/api/v1/enrolments"), 403, "KEYS_MISSING");
        Api.Answer page = caller.get("/");
        assertThat(page.status()).isEqualTo(302);
        assertThat(page.header("Location")).endsWith("/account");
        assertThat(caller.get("/account").body()).contains("2");

        refused(caller.post("/api/v1/passkeys/registration-options", Map.of()), 403, "PROOF_REQUIRED");
        String gesture = gesture(caller, first, "CHANGE_KEYS", List.of());
        Api.Answer asked = caller.post("/api/v1/passkeys/registration-options", Map.of("gesture", gesture));
        String made = new SoftAuthenticator(ORIGIN, PARTY).create(asked.body());
        assertThat(form(caller, "/account/keys", Map.of("passkey", made, "name", "서랍"))
                        .status())
                .isEqualTo(302);
        assertThat(caller.get("/api/v1/enrolments").status()).isEqualTo(200);
        return caller;
    }

    /** A fresh login is no gesture: whoever has a key shows it, for this very thing. */
    private void confirm(Api caller, Named one, Api.Answer entered) {
        String path = "/api/v1/call-back-numbers/"
                + entered.json().path("number").path("id").asString("") + "/confirmation";
        String digest = entered.json().path("approval").path("digest").asString("");
        refused(caller.post(path, Map.of("digest", digest)), 403, "PROOF_REQUIRED");
        refused(caller.post(path, Map.of("digest", digest, "gesture", "demo")), 403, "PROOF_REQUIRED");
        SoftAuthenticator key = keys.get(one.handed().personId());
        String other = gesture(caller, key, "REFUSE", List.of(digest));
        refused(caller.post(path, Map.of("digest", digest, "gesture", other)), 422, "PASSKEY_REFUSED");
        String gesture = gesture(caller, key, "APPROVE", List.of(digest));
        Api.Answer confirmed = caller.post(path, Map.of("digest", digest, "gesture", gesture));
        assertThat(confirmed.status()).as(confirmed.body()).isEqualTo(200);
    }

    private static String gesture(Api caller, SoftAuthenticator key, String verb, List<String> digests) {
        Api.Answer options = caller.post("/api/v1/passkeys/gesture-options", Map.of("verb", verb, "digests", digests));
        assertThat(options.status()).as(options.body()).isEqualTo(200);
        return key.get(options.body());
    }

    private static Api.Answer form(Api caller, String path, Map<String, String> fields) {
        StringBuilder body = new StringBuilder();
        fields.forEach((name, value) -> body.append(name)
                .append('=')
                .append(URLEncoder.encode(value, StandardCharsets.UTF_8))
                .append('&'));
        return caller.send(caller.request(path, "Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body.toString()))
                .build());
    }

    private static void refused(Api.Answer answer, int status, String code) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        assertThat(answer.code()).isEqualTo(code);
    }

    private static void problem(String code, Runnable act) {
        assertThatThrownBy(act::run)
                .isInstanceOfSatisfying(
                        Problem.class,
                        problem -> assertThat(problem.code().name()).isEqualTo(code));
    }
}
