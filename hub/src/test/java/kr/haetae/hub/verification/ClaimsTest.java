package kr.haetae.hub.verification;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import kr.haetae.protocol.BatchCommitment;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** What becomes of hits: confirmed, denied, claimed twice; each recorded under its case. */
class ClaimsTest extends ExchangesTest {
    @Autowired
    private VerificationRetention retention;

    @Autowired
    private TransactionTemplate transactions;

    @Test
    void everyActOnAVerificationIsRecordedUnderItsCase() {
        exchange("Portside", TestAddresses.tron(1));
        exchange("Starboard", TestAddresses.tron(1), TestAddresses.tron(2));
        VerificationId id = submit(30, TestAddresses.tron(1), TestAddresses.tron(2));
        completed(id);
        assertThat(jdbc.sql("""
                        select event, case_id is null as nowhere from audit_entry where facts->>'verification' = :id
                            or facts->>'batch' in (select id::text from batch where verification_id = :id::uuid)
                        """)
                        .param("id", id.toString())
                        .query((row, number) -> row.getString("event") + (row.getBoolean("nowhere") ? " nowhere" : ""))
                        .list())
                .contains("verification.conflict-held", "verification.confirmation-answered")
                .noneMatch(event -> event.endsWith("nowhere"));
    }

    @Test
    void countsADenialAfterAHitAsIncomplete() {
        SimulatedExchange one = exchange("Denier", TestAddresses.tron(70));
        one.mood = SimulatedExchange.Mood.DENIES;
        VerificationId id = asked(TestAddresses.tron(70));
        RowResult row = rows(id).get(0);
        assertThat(row.verdict()).isEqualTo(Verdict.INCOMPLETE);
        assertThat(row.confirmed()).isEqualTo(Confirmation.NO);
        assertThat(alarms("DENIED_AFTER_HIT", id)).isOne();

        UUID pack = attribute(TestAddresses.tron(70), "mixer");
        assertThat(rows(id).get(0).hint())
                .as("nobody manages it any more")
                .isNotNull()
                .extracting(RowResult.Hint::label)
                .isEqualTo("mixer");
        jdbc.sql("delete from attribution_pack where id = ?").param(pack).update();
    }

    private UUID attribute(String address, String label) {
        UUID pack = UUID.randomUUID();
        jdbc.sql("""
                        insert into attribution_pack (id, title, creator, digest, imported_by, imported_at, attributions, skipped)
                        values (?, 'Public', 'test', decode(repeat('ab', 32), 'hex'), 'test', now(), 1, 0)
                        """).param(pack).update();
        byte[] input = TestAddresses.wallet("tron", address).lookupInput();
        jdbc.sql("insert into attribution (lookup_input, pack_id, label, source) values (?, ?, ?, 'test')")
                .params(input, pack, label)
                .update();
        return pack;
    }

    @Test
    void alarmsWhenASecondClaimComesAfterTheFirstWasTold() {
        SimulatedExchange first = exchange("Early", TestAddresses.tron(1));
        SimulatedExchange late = exchange("Late", TestAddresses.tron(1));
        late.polling = false;
        await(() -> !online("Late"));
        VerificationId id = submit(2, TestAddresses.tron(1));
        await(() -> !first.confirms.isEmpty());
        late.polling = true;
        completed(id);
        assertThat(rows(id).get(0).verdict()).isEqualTo(Verdict.CONFLICT);
        assertThat(rows(id).get(0).answers())
                .extracting(RowResult.ExchangeAnswer::reason)
                .containsExactly(null, "LATE_CONFLICT");
        assertThat(late.confirms).isEmpty();
        assertThat(alarms("LATE_CONFLICT", id)).isOne();
        assertThat(auditCount("verification.conflict-after-disclosure")).isPositive();
    }

    @Test
    void takesNoConfirmationOfAnotherRequestThanItSent() {
        SimulatedExchange one = exchange("Elsewhere", TestAddresses.tron(1));
        one.mood = SimulatedExchange.Mood.CONFIRMS_ANOTHER_REQUEST;
        VerificationId id = asked(TestAddresses.tron(1));
        assertThat(rows(id).get(0).confirmed()).isEqualTo(Confirmation.HELD);
        assertThat(alarms("MALFORMED_ANSWER", id)).isOne();
    }

    @Test
    void keepsTheVeryRequestASignedConfirmationNamesUntilItsTermIsOver() {
        exchange("Namer", TestAddresses.tron(1));
        VerificationId id = asked(TestAddresses.tron(1));
        String request = jdbc.sql("""
                        select r.envelope from mailbox_relay r join confirmation c on c.task_id = r.task_id
                        where c.verification_id = ?
                        """).param(id.value()).query(String.class).single();
        String answer = jdbc.sql("""
                        select t.answer_envelope from mailbox_task t join confirmation c on c.task_id = t.id
                        where c.verification_id = ?
                        """).param(id.value()).query(String.class).single();
        String sha256 =
                HexFormat.of().formatHex(BatchCommitment.sha256().digest(request.getBytes(StandardCharsets.US_ASCII)));
        assertThat(payload(answer)).contains("\"requestSha256\":\"" + sha256 + "\"");
        assertThat(payload(request)).contains(TestAddresses.tron(1));

        transactions.executeWithoutResult(
                status -> retention.eraseSubmittedBefore(Instant.now().plusSeconds(60)));
        assertThat(jdbc.sql("select envelope from mailbox_relay where envelope_sha256 = ?")
                        .param(sha256)
                        .query((row, number) -> row.getString("envelope") == null)
                        .list())
                .as("the hash stays, the addresses go")
                .containsExactly(true);
    }

    private static String payload(String jws) {
        return new String(Base64.getUrlDecoder().decode(jws.split("\\.", 3)[1]), StandardCharsets.UTF_8);
    }

    @Test
    void aSecondClaimAfterARefusalToConfirmIsADisclosureToo() {
        SimulatedExchange first = exchange("Refused", TestAddresses.tron(1));
        SimulatedExchange late = exchange("Latecomer", TestAddresses.tron(1));
        first.mood = SimulatedExchange.Mood.REFUSES_TO_CONFIRM;
        late.polling = false;
        await(() -> !online("Latecomer"));
        VerificationId id = submit(2, TestAddresses.tron(1));
        await(() -> rows(id).get(0).confirmed() == Confirmation.HELD);
        late.polling = true;
        completed(id);
        assertThat(rows(id).get(0).verdict()).isEqualTo(Verdict.CONFLICT);
        assertThat(alarms("LATE_CONFLICT", id)).isOne();
        assertThat(late.confirms).isEmpty();
    }

    @Test
    void asksAboutEachMemoOfAnAddressOnceAndAnswersEveryRow() {
        String address = TestAddresses.tron(1);
        SimulatedExchange one = exchange("Memos", address);
        one.memos.put(address, Set.of("007"));
        VerificationId id = asked(List.of(
                new AddressInput.Row(address, null, "007"),
                new AddressInput.Row(address, null, "7"),
                new AddressInput.Row(address, null, null),
                new AddressInput.Row(address, null, "007")));

        assertThat(one.confirms)
                .singleElement()
                .satisfies(confirm -> assertThat(confirm.items())
                        .extracting(item -> item.address() + " " + item.memo())
                        .containsExactlyInAnyOrder(address + " 007", address + " 7", address + " "));
        assertThat(rows(id)).extracting(RowResult::verdict).containsOnly(Verdict.MANAGED);
        assertThat(rows(id))
                .extracting(row -> row.answers().get(0).memo())
                .containsExactly("KNOWN", "UNKNOWN", "MISSING", "KNOWN");
        assertThat(rows(id).get(1).detail()).contains("MEMO_UNKNOWN Memos");
        assertThat(rows(id).get(3).details()).contains("DUPLICATE_OF 1");
    }
}
