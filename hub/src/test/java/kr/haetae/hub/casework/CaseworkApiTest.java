package kr.haetae.hub.casework;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import kr.haetae.hub.Api;
import kr.haetae.hub.HubTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

class CaseworkApiTest extends HubTest {
    @LocalServerPort
    private int port;

    @Autowired
    private JdbcClient jdbc;

    private Api investigator;

    @BeforeEach
    void login() {
        investigator = Api.as(port, "investigator");
    }

    @Test
    void theDemoAlwaysHasAnOpenCase() {
        Api.Answer answer = investigator.get("/api/v1/cases/DEMO-1");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().path("status").asString("")).isEqualTo("OPEN");
        assertThat(answer.json().path("legalBasis").asString("")).isEqualTo("LB1");
    }

    @Test
    void opensACaseByEveryFormOfNumberAndReadsItBack() {
        for (String id : new String[] {"2026-00012345", "2026형제12345", "서울청 2026-001234", "접수(2026).77_가"}) {
            Api.Answer opened = investigator.post("/api/v1/cases", wanted(id, "LB3"));
            assertThat(opened.status()).as(opened.body()).isEqualTo(201);
            Api.Answer read = investigator.get(opened.header("Location"));
            assertThat(read.json().path("id").asString("")).isEqualTo(id);
        }
        JsonNode items = investigator.get("/api/v1/cases?limit=3").json().path("items");
        assertThat(items.size()).isEqualTo(3);
        assertThat(items.get(0).path("id").asString("")).isEqualTo("접수(2026).77_가");
    }

    @Test
    void aNumberInDecomposedHangulIsTheSameNumber() {
        String composed = "서울청 2026-9";
        investigator.post("/api/v1/cases", wanted(composed, "LB1"));
        String decomposed = java.text.Normalizer.normalize(composed, java.text.Normalizer.Form.NFD);
        assertThat(investigator.post("/api/v1/cases", wanted(decomposed, "LB1")).code())
                .isEqualTo("CASE_EXISTS");
    }

    @Test
    void refusesWhatIsNoCaseNumber() {
        for (String id : new String[] {"a\u0000b", "x".repeat(65), "a  b", "<b>", "../etc", "사건#1", "𝟐𝟎𝟐𝟔"}) {
            assertThat(investigator.post("/api/v1/cases", wanted(id, "LB1")).code())
                    .as(id)
                    .isEqualTo("CASE_ID_INVALID");
        }
    }

    @Test
    void refusesABasisThatIsDisabledUnknownOrForbidsVerification() {
        assertThat(investigator.post("/api/v1/cases", wanted("B-7", "LB7")).code())
                .isEqualTo("LEGAL_BASIS_DISABLED");
        assertThat(investigator.post("/api/v1/cases", wanted("B-8", "LB8")).code())
                .isEqualTo("LEGAL_BASIS_FORBIDS");
        assertThat(investigator.post("/api/v1/cases", wanted("B-99", "LB99")).code())
                .isEqualTo("LEGAL_BASIS_UNKNOWN");
        assertThat(investigator.get("/api/v1/cases/B-7").code()).isEqualTo("CASE_UNKNOWN");
    }

    @Test
    void anotherAgencysCaseLooksLikeNoCase() {
        openForeignCase("busan", "BUSAN-1");
        Api.Answer foreign = investigator.get("/api/v1/cases/BUSAN-1");
        Api.Answer unknown = investigator.get("/api/v1/cases/NOWHERE-1");
        assertThat(foreign.status()).isEqualTo(404);
        assertThat(foreign.body()).isEqualTo(unknown.body());
        assertThat(foreign.code()).isEqualTo("CASE_UNKNOWN");
    }

    @Test
    void anotherAgencysNumberBlocksNobody() {
        openForeignCase("daegu", "2026-777");
        assertThat(investigator.get("/api/v1/cases/2026-777").code()).isEqualTo("CASE_UNKNOWN");
        assertThat(investigator.post("/api/v1/cases", wanted("2026-777", "LB1")).status())
                .isEqualTo(201);
        assertThat(investigator.post("/api/v1/cases", wanted("2026-777", "LB1")).code())
                .isEqualTo("CASE_EXISTS");
        assertThat(investigator.get("/api/v1/cases/2026-777").body()).doesNotContain("foreign");
    }

    private void openForeignCase(String agency, String caseId) {
        jdbc.sql("insert into agency (id, name_ko, name_en) values (?, '다른 청', 'Another') on conflict do nothing")
                .param(agency)
                .update();
        jdbc.sql("""
                        insert into legal_case (id, agency_id, title, legal_basis, purpose, ground_valid_from,
                            ground_valid_until, opened_at, opened_by)
                        values (?, ?, 'foreign', 'LB1', 'p', '2026-01-01', '2099-01-01', now(), 'demo.operator')
                        on conflict do nothing
                        """).params(caseId, agency).update();
    }

    @Test
    void aBasisReadsAsItDidOnTheDayAskedFor() {
        JsonNode before =
                investigator.get("/api/v1/legal-bases?on=2026-09-30").json().path("items");
        JsonNode after =
                investigator.get("/api/v1/legal-bases?on=2026-10-01").json().path("items");
        assertThat(before.size()).isEqualTo(9);
        assertThat(before.get(5).path("code").asString("")).isEqualTo("LB6");
        assertThat(before.get(5).path("inForce").asBoolean(true)).isFalse();
        assertThat(after.get(5).path("inForce").asBoolean(false)).isTrue();
        assertThat(after.get(6).path("enabled").asBoolean(true)).isFalse();
    }

    @Test
    void aRepeatedRequestOpensOneCaseAndAnotherBodyIsRefused() {
        String key = "key-" + System.nanoTime();
        Api.Answer first = investigator.post("/api/v1/cases", wanted("IDEM-1", "LB1"), "Idempotency-Key", key);
        Api.Answer again = investigator.post("/api/v1/cases", wanted("IDEM-1", "LB1"), "Idempotency-Key", key);
        Api.Answer other = investigator.post("/api/v1/cases", wanted("IDEM-2", "LB1"), "Idempotency-Key", key);
        assertThat(first.status()).isEqualTo(201);
        assertThat(again.status()).isEqualTo(201);
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(again.header("Location")).isEqualTo(first.header("Location"));
        assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
        assertThat(other.code()).isEqualTo("IDEMPOTENCY_KEY_REUSED");
        assertThat(investigator
                        .post("/api/v1/cases", wanted("IDEM-3", "LB1"), "Idempotency-Key", "with space")
                        .code())
                .isEqualTo("IDEMPOTENCY_KEY_INVALID");
    }

    @Test
    void openingAndReadingACaseIsRecorded() {
        investigator.post("/api/v1/cases", wanted("AUDITED-1", "LB1"));
        investigator.get("/api/v1/cases/AUDITED-1");
        assertThat(jdbc.sql("select event from audit_entry where case_id = 'smpa-cyber/AUDITED-1' order by at")
                        .query(String.class)
                        .list())
                .containsExactly("case.opened", "case.read");
    }

    private static Map<String, Object> wanted(String id, String basis) {
        return Map.of(
                "id",
                id,
                "title",
                "사건 " + basis,
                "legalBasis",
                basis,
                "purpose",
                "관리 거래소 확인",
                "groundValidUntil",
                "2099-12-31");
    }
}
