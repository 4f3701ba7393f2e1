package kr.haetae.hub.retention.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import kr.haetae.hub.Api;
import kr.haetae.hub.HubTest;
import kr.haetae.hub.audit.AuditLog;
import kr.haetae.hub.directory.Directory;
import kr.haetae.hub.directory.ExchangeId;
import kr.haetae.hub.keys.ErasedKeyException;
import kr.haetae.hub.keys.HubKeys;
import kr.haetae.hub.machineport.TestMember;
import kr.haetae.hub.mailbox.Mailbox;
import kr.haetae.hub.mailbox.NewTask;
import kr.haetae.hub.mailbox.TaskKind;
import kr.haetae.hub.retention.RetentionTerms;
import kr.haetae.hub.verification.VerificationRetention;
import kr.haetae.tlog.NoteSigner;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

/** What is left when the clock has passed the term. */
@DirtiesContext // its verifications are gone and its day's wrapping key with them
class RetentionSweepTest extends HubTest {
    private static final String PATH = "/api/v1/verifications";
    private static final String ADDRESS = "0x00000000219ab540356cbb839cbe05303d7705fa";

    @Autowired
    private VerificationRetention verifications;

    @Autowired
    private Mailbox mailbox;

    @Autowired
    private Directory directory;

    @Autowired
    private HubKeys keys;

    @Autowired
    private AuditLog audit;

    @Autowired
    private NoteSigner log;

    @Autowired
    private RetentionTerms terms;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionTemplate transactions;

    @Autowired
    private Clock clock;

    @LocalServerPort
    private int port;

    private Api investigator;

    @BeforeEach
    void logIn() {
        investigator = Api.as(port, "investigator");
    }

    private void sweepAfter(Duration time) {
        Clock moved = Clock.offset(clock, time);
        new RetentionSweep(verifications, mailbox, keys, audit, terms, jdbc, transactions, moved).sweep();
    }

    private String completed() {
        Api.Answer answer = investigator.post(PATH, Map.of("caseId", "DEMO-1", "text", ADDRESS + "\nnonsense"));
        assertThat(answer.status()).as(answer.body()).isEqualTo(202);
        String id = answer.json().path("id").asString("");
        investigator.awaitComplete(id);
        return id;
    }

    private int count(String sql, Object... params) {
        return jdbc.sql(sql).params(params).query(Integer.class).single();
    }

    private int sweepsRecorded() {
        return count("select count(*) from audit_entry where event = 'retention.ended'");
    }

    @Test
    void keepsEverythingUntilTheTermIsOver() {
        String id = completed();
        sweepAfter(Duration.ofDays(terms.verificationDays()));
        assertThat(terms.verificationDays()).isEqualTo(90);
        assertThat(sweepsRecorded()).isZero();
        assertThat(investigator
                        .get(PATH + "/" + id)
                        .json()
                        .path("rows")
                        .path("total")
                        .asInt(0))
                .isEqualTo(2);
    }

    @Test
    void erasesInputsAnswersAndSeedsAndSaysSoWhenTheTermIsOver() throws Exception {
        String id = completed();
        LoggedVerification logged = new LoggedVerification(jdbc, log, Api.as(port, "auditor"), id);
        UUID task = openTask("Silent for months");
        UUID askedLater = confirmationAskedLater(id);
        byte[] seedOfABackup = jdbc.sql("select wrapped_seed from batch where verification_id = ?::uuid")
                .param(id)
                .query(byte[].class)
                .single();
        sweepAfter(Duration.ofDays(terms.verificationDays() + 1L));

        assertThat(count("select count(*) from verification_row where verification_id = ?::uuid", id))
                .isZero();
        assertThat(count(
                        "select count(*) from batch where verification_id = ?::uuid "
                                + "and octet_length(inputs) + octet_length(wrapped_seed) = 0 and elements is null "
                                + "and header is not null",
                        id))
                .isOne();
        assertThatThrownBy(() -> keys.unwrap(seedOfABackup)).isInstanceOf(ErasedKeyException.class);
        assertThat(count("select count(*) from mailbox_task where id = ? and state = 'withdrawn'", task))
                .isOne();
        assertThat(count("select count(*) from mailbox_task where id = ? and state = 'withdrawn'", askedLater))
                .as("younger than its verification")
                .isOne();
        assertThat(sweepsRecorded()).isOne();
        logged.isErasedAndTheLogStillVerifies();
        sweepAfter(Duration.ofDays(terms.verificationDays() + 1L));
        assertThat(sweepsRecorded()).as("nothing was left to erase").isOne();
        everyWayInSaysThatItIsErased(id);
        assertThat(completed()).as("the hub goes on").isNotEqualTo(id);
    }

    private UUID confirmationAskedLater(String id) {
        UUID task = openTask("Asked by a late decision");
        jdbc.sql("update mailbox_task set submitted_at = submitted_at + interval '1 year' where id = ?")
                .param(task)
                .update();
        jdbc.sql("""
                        insert into confirmation (id, batch_id, verification_id, exchange, task_id, state, asked_at)
                        select ?, id, verification_id, 'Asked by a late decision', ?, 'ASKED', now()
                        from batch where verification_id = ?::uuid
                        """).params(UUID.randomUUID(), task, id).update();
        return task;
    }

    private UUID openTask(String exchange) {
        TestMember member = new TestMember(exchange);
        directory.admit(member.card());
        NewTask task =
                new NewTask(UUID.randomUUID(), new ExchangeId(member.name()), TaskKind.EVALUATE, UUID.randomUUID());
        transactions.executeWithoutResult(status -> mailbox.submit(List.of(task)));
        jdbc.sql("update exchange set active = false where name = ?")
                .param(member.name())
                .update();
        return task.id();
    }

    private void everyWayInSaysThatItIsErased(String id) {
        for (String path : List.of("", "/progress", "/results.csv", "/report-paragraph", "/events")) {
            Api.Answer answer = investigator.get(PATH + "/" + id + path);
            assertThat(answer.status()).as(path).isEqualTo(410);
            assertThat(answer.code()).isEqualTo("VERIFICATION_ERASED");
            assertThat(answer.json().path("messages").path("ko").asString("")).contains("보존기간");
            assertThat(answer.json().path("messages").path("en").asString("")).contains("erased");
        }
        JsonNode items = investigator.get(PATH + "?caseId=DEMO-1").json().path("items");
        assertThat(items.valueStream())
                .anyMatch(one -> one.toString().contains(id)
                        && !one.path("erasedAt").asString("").isEmpty());
        for (String page : List.of("/verifications/" + id, "/cases/DEMO-1")) {
            Api.Answer answer = page(page);
            assertThat(answer.status()).as(page).isEqualTo(page.startsWith("/cases") ? 200 : 410);
            assertThat(answer.body()).contains("보존기간").doesNotContain(ADDRESS);
        }
    }

    private Api.Answer page(String path) {
        return investigator.get(path, "Accept", "text/html", "Accept-Language", "ko");
    }
}
