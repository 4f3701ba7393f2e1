package kr.haetae.hub.access.oidc;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import kr.haetae.hub.Api;
import kr.haetae.hub.HubTest;
import kr.haetae.hub.access.Approval;
import kr.haetae.hub.access.ApprovalKind;
import kr.haetae.hub.access.Approvals;
import kr.haetae.hub.access.Caller;
import kr.haetae.hub.access.Role;
import kr.haetae.hub.access.Sessions;
import kr.haetae.hub.access.TestPeople;
import kr.haetae.hub.directory.Organisation;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The whole round to a provider and back, over HTTP, as browsers make it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OidcLoginTest extends HubTest {
    private static final String SETTING = "haetae.access.oidc.";

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Sessions sessions;

    @Autowired
    private Approvals approvals;

    private EmbeddedProvider provider;

    @BeforeAll
    void configureAProvider() {
        provider = EmbeddedProvider.start("http://localhost:" + port + "/login/oidc/return");
        Api.Answer metadata = Api.anonymous(port)
                .send(HttpRequest.newBuilder(URI.create(provider.issuer() + "/.well-known/openid-configuration"))
                        .build());
        assertThat(metadata.status()).as(metadata.body()).isEqualTo(200);
        System.setProperty(SETTING + "issuer", provider.issuer());
        System.setProperty(SETTING + "client-id", EmbeddedProvider.CLIENT);
        System.setProperty(SETTING + "client-secret", EmbeddedProvider.SECRET);
    }

    @AfterAll
    void forgetIt() {
        for (String name : new String[] {"issuer", "client-id", "client-secret"}) {
            System.clearProperty(SETTING + name);
        }
        provider.close();
    }

    @Test
    void anIdentityLogsInWhomTwoOthersBoundItTo() {
        Organisation agency = TestPeople.agency(jdbc, "oidc");
        Caller owner = TestPeople.active(jdbc, "oidc.owner", agency, Role.INVESTIGATOR);
        assertThat(back(depart("/login/oidc", ""), "kim").body()).contains("IDENTITY_UNKNOWN");

        String cookie = Sessions.COOKIE + "=" + sessions.open(owner).token();
        Api.Answer asked = back(depart("/account/identity", cookie), "kim", cookie);
        assertThat(asked.status()).as(asked.body()).isEqualTo(302);
        assertThat(back(depart("/login/oidc", ""), "kim").body()).contains("IDENTITY_UNKNOWN");

        approve(owner, Api.bearer(port, session("oidc.approver", agency, Role.APPROVER)));
        assertThat(back(depart("/login/oidc", ""), "kim").body()).contains("IDENTITY_UNKNOWN");
        approve(owner, Api.as(port, "operator"));
        Api.Answer in = back(depart("/login/oidc", ""), "kim");
        assertThat(in.status()).as(in.body()).isEqualTo(302);
        String session = cookie(in, Sessions.COOKIE);
        assertThat(Api.anonymous(port).get("/account", "Cookie", session).body())
                .contains("oidc.owner");
        assertThat(back(depart("/login/oidc", ""), "lee").body()).contains("IDENTITY_UNKNOWN");
        assertThat(back(depart("/account/identity", cookie), "kim", cookie).body())
                .contains("IDENTITY_KNOWN");
    }

    @Test
    void aCodeOfAnotherBrowserASecondUseAndAnInventedOneAreRefused() {
        Api.Answer mine = depart("/login/oidc", "");
        Api.Answer others = depart("/login/oidc", "");
        URI stolen = code(others, "kim");
        assertThat(arrive(stolen, stateCookie(mine)).body()).contains("IDENTITY_REFUSED");
        assertThat(arrive(stolen, "").body()).contains("IDENTITY_REFUSED");
        assertThat(arrive(stolen, stateCookie(others)).body()).contains("IDENTITY_UNKNOWN");
        assertThat(arrive(stolen, stateCookie(others)).body()).contains("IDENTITY_REFUSED");
        String state = stateCookie(mine).replaceAll("[^=]*=", "");
        URI invented = URI.create("http://localhost:" + port + "/login/oidc/return?code=invented&state=" + state);
        assertThat(arrive(invented, stateCookie(mine)).body()).contains("IDENTITY_REFUSED");
    }

    @Test
    void withoutAProviderThereIsNoSuchPage() {
        String issuer = System.clearProperty(SETTING + "issuer");
        try {
            assertThat(Api.anonymous(port).get("/login/oidc").status()).isEqualTo(404);
            assertThat(Api.anonymous(port).get("/login").body()).doesNotContain("/login/oidc");
        } finally {
            System.setProperty(SETTING + "issuer", issuer);
        }
        assertThat(Api.anonymous(port).get("/login").body()).contains("/login/oidc");
    }

    private void approve(Caller owner, Api approver) {
        Approval open =
                approvals.latest(ApprovalKind.IDENTITY, owner.personId()).orElseThrow();
        Api.Answer seen = approver.get("/api/v1/enrolments/" + owner.personId());
        assertThat(seen.json().path("approval").path("digest").asString("")).isEqualTo(open.digest());
        Api.Answer approved = approver.post(
                "/api/v1/enrolments/" + owner.personId() + "/approval",
                Map.of("approval", open.id().toString(), "digest", open.digest(), "gesture", "demo"));
        assertThat(approved.status()).as(approved.body()).isEqualTo(200);
    }

    private String session(String id, Organisation organisation, Role role) {
        return sessions.open(TestPeople.active(jdbc, id, organisation, role)).token();
    }

    private Api.Answer depart(String path, String cookie) {
        Api.Answer departure = cookie.isEmpty()
                ? Api.anonymous(port).get(path)
                : Api.anonymous(port).get(path, "Cookie", cookie);
        assertThat(departure.status()).as(departure.body()).isEqualTo(302);
        assertThat(departure.header("Location"))
                .contains("code_challenge_method=S256", "nonce=", "state=", "response_type=code")
                .doesNotContain("email");
        return departure;
    }

    private Api.Answer back(Api.Answer departure, String account, String... cookies) {
        String all = String.join("; ", cookies);
        return arrive(code(departure, account), stateCookie(departure) + (all.isEmpty() ? "" : "; " + all));
    }

    /** Logs in at the provider; answers where it sends the browser. */
    private URI code(Api.Answer departure, String account) {
        String basic = Base64.getEncoder().encodeToString((account + ":" + account).getBytes(StandardCharsets.UTF_8));
        Api.Answer entered = Api.anonymous(port)
                .send(HttpRequest.newBuilder(URI.create(provider.issuer() + "/"))
                        .header("Authorization", "Basic " + basic)
                        .build());
        Api.Answer sent = Api.anonymous(port)
                .send(HttpRequest.newBuilder(URI.create(departure.header("Location")))
                        .header("Cookie", cookie(entered, "JSESSIONID"))
                        .build());
        assertThat(sent.status()).as(sent.body()).isEqualTo(302);
        return URI.create(sent.header("Location"));
    }

    private Api.Answer arrive(URI at, String cookies) {
        HttpRequest.Builder request = HttpRequest.newBuilder(at).header("Accept-Language", "ko");
        if (!cookies.isEmpty()) {
            request.header("Cookie", cookies);
        }
        return Api.anonymous(port).send(request.build());
    }

    private static String stateCookie(Api.Answer departure) {
        return cookie(departure, "haetae_oidc");
    }

    private static String cookie(Api.Answer answer, String name) {
        return answer.raw().headers().allValues("Set-Cookie").stream()
                .filter(value -> value.startsWith(name + "="))
                .map(value -> value.split(";", 2)[0])
                .findFirst()
                .orElseThrow();
    }
}
