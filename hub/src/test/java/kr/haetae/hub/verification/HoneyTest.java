package kr.haetae.hub.verification;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import kr.haetae.hub.Api;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** Exchanges asked about addresses whose holder is known. */
class HoneyTest extends ExchangesTest {
    private static final String PATH = "/api/v1/honesty";
    private static final String NOBODYS = TestAddresses.tron(501);
    private static final String OTHER_NOBODYS = TestAddresses.tron(502);
    private static final String THEIRS = TestAddresses.tron(503);

    @LocalServerPort
    private int port;

    private Api operator = Api.anonymous(0);

    @BeforeEach
    void logInAsOperator() {
        operator = Api.as(port, "operator");
    }

    @AfterEach
    void forget() {
        jdbc.sql("delete from honey_consent").update();
        jdbc.sql("delete from honey_address").update();
        jdbc.sql("delete from batch where honey_for is not null").update();
    }

    @Test
    void whoAgreedIsAskedAndOverClaimsAndMissesAreCountedAndAlarm() {
        exchange("Greedy", NOBODYS, OTHER_NOBODYS);
        exchange("Truthful", THEIRS);
        SimulatedExchange silent = exchange("Unasked", NOBODYS);
        consent("Greedy");
        consent("Truthful");
        int before = silent.evaluations.size();
        int verifications = count("select count(*) from verification");
        add(List.of(known(NOBODYS, null), known(OTHER_NOBODYS, null), known(THEIRS, "Truthful")));
        await(() -> answers("Greedy") == 1 && answers("Truthful") == 1);

        assertThat(rates("Greedy"))
                .containsEntry("notTheirs", 3)
                .containsEntry("overClaims", 2)
                .containsEntry("theirs", 0);
        assertThat(rates("Truthful"))
                .containsEntry("notTheirs", 2)
                .containsEntry("overClaims", 0)
                .containsEntry("theirs", 1)
                .containsEntry("misses", 0);
        assertThat(honeyAlarms("OVER_CLAIM", "Greedy")).isEqualTo(2);
        assertThat(honeyAlarms("OVER_CLAIM", "Truthful")).isZero();
        assertThat(silent.evaluations).hasSize(before);
        assertThat(answers("Unasked")).isZero();
        assertThat(count("select count(*) from verification")).isEqualTo(verifications);
        assertThat(count(
                        "select count(*) from claim c join batch b on b.id = c.batch_id where b.honey_for is not null"))
                .isZero();
        assertThat(jdbc.sql("select distinct case_id from audit_entry where event = 'honesty.answered'")
                        .query((row, number) -> String.valueOf(row.getString(1)))
                        .list())
                .containsExactly("null");
    }

    @Test
    void anAddressOfItsOwnThatAnIndexLacksIsAMiss() {
        exchange("Forgetful", TestAddresses.tron(1));
        consent("Forgetful");
        add(List.of(known(THEIRS, "Forgetful")));
        await(() -> honeyAlarms("MISS", "Forgetful") == 1);
        assertThat(rates("Forgetful")).containsEntry("misses", 1);
    }

    @Test
    void aWithdrawnConsentHoldsFromTheNextBatch() {
        exchange("Withdrawer", TestAddresses.tron(1));
        consent("Withdrawer");
        add(List.of(known(NOBODYS, null)));
        await(() -> answers("Withdrawer") == 1);
        assertThat(operator.post(PATH + "/consents/withdrawal", Map.of("exchange", "Withdrawer"))
                        .status())
                .isEqualTo(204);
        exchange("Stayer", TestAddresses.tron(1));
        consent("Stayer");
        jdbc.sql("update batch set planned_at = planned_at - interval '7 hours' where honey_for is not null")
                .update();
        await(() -> answers("Stayer") == 1);
        assertThat(answers("Withdrawer")).isEqualTo(1);
        assertThat(operator.post(PATH + "/consents/withdrawal", Map.of("exchange", "Withdrawer"))
                        .code())
                .isEqualTo("CONSENT_UNKNOWN");
        assertThat(agree("Stayer").code()).isEqualTo("CONSENT_KNOWN");
        assertThat(agree("Nobody at all").code()).isEqualTo("ORGANISATION_UNKNOWN");
    }

    @Test
    void aListWithSomethingElseThanAddressesIsRefusedWhole() {
        Api.Answer refused = operator.post(
                PATH + "/addresses",
                Map.of("addresses", List.of(known(NOBODYS, null), known("T-not-an-address", null))));
        assertThat(refused.code()).isEqualTo("HONEY_ADDRESS_INVALID");
        assertThat(refused.body()).doesNotContain("T-not-an-address");
        assertThat(refused.json().path("row").asInt()).isEqualTo(2);
        assertThat(count("select count(*) from honey_address")).isZero();
    }

    @Test
    void whoDeniesOrDisputesTooManyOfItsHitsAlarmsOnce() {
        exchange("Denying");
        UUID batch = jdbc.sql("select id from batch limit 1").query(UUID.class).single();
        for (int position = 0; position < 40; position++) {
            String state = position < 3 ? "DENIED" : position < 37 ? "CONFIRMED" : "HELD";
            jdbc.sql("insert into claim (batch_id, position, exchange, verification_id, state, held_for, found_at) "
                            + "values (?, ?, 'Denying', ?, ?, ?, now())")
                    .params(batch, position, UUID.randomUUID(), state, state.equals("HELD") ? "CONFLICT" : null)
                    .update();
        }
        await(() -> honeyAlarms("DENIAL_RATE", "Denying") == 3 && honeyAlarms("CONFLICT_RATE", "Denying") == 3);
        jdbc.sql("delete from claim where exchange = 'Denying'").update();
    }

    private void consent(String exchange) {
        Api.Answer answer = agree(exchange);
        assertThat(answer.status()).as(answer.body()).isEqualTo(204);
    }

    private Api.Answer agree(String exchange) {
        return operator.post(
                PATH + "/consents",
                Map.of("exchange", exchange, "documentNo", "2026-동의-1", "documentSha256", "ab".repeat(32)));
    }

    private void add(List<Map<String, Object>> addresses) {
        Api.Answer answer = operator.post(PATH + "/addresses", Map.of("addresses", addresses));
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
    }

    private static Map<String, Object> known(String address, @Nullable String heldBy) {
        Map<String, Object> known =
                new HashMap<>(Map.of("chain", "tron", "address", address, "source", "made for this test"));
        if (heldBy != null) {
            known.put("heldBy", heldBy);
        }
        return known;
    }

    private Map<String, Object> rates(String exchange) {
        for (JsonNode one : Api.as(port, "auditor").get(PATH).json().path("items")) {
            if (one.path("exchange").asString("").equals(exchange)) {
                Map<String, Object> rates = new HashMap<>();
                for (String name : List.of("notTheirs", "overClaims", "theirs", "misses")) {
                    rates.put(name, one.path(name).asInt(-1));
                }
                return rates;
            }
        }
        throw new AssertionError("nothing of " + exchange);
    }

    private int answers(String exchange) {
        return jdbc.sql("select count(*) from honey_answer where exchange = ?")
                .param(exchange)
                .query(Integer.class)
                .single();
    }

    /** Addresses concerned, over all alarms of the kind. */
    private int honeyAlarms(String kind, String exchange) {
        return jdbc.sql("select coalesce(sum(count), 0)::int from alarm where kind = ? and exchange = ?")
                .params(kind, exchange)
                .query(Integer.class)
                .single();
    }

    private int count(String sql) {
        return jdbc.sql(sql).query(Integer.class).single();
    }
}
