package kr.haetae.hub.transparency;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import kr.haetae.hub.Api;
import kr.haetae.hub.HubTest;
import kr.haetae.hub.audit.AuditEntry;
import kr.haetae.hub.audit.AuditEvent;
import kr.haetae.hub.audit.AuditLog;
import kr.haetae.hub.audit.LogHeads;
import kr.haetae.hub.audit.Sequencer;
import kr.haetae.hub.directory.Directory;
import kr.haetae.hub.machineport.TestMember;
import kr.haetae.tlog.Checkpoint;
import kr.haetae.tlog.NoteSigner;
import kr.haetae.tlog.ProofMaker;
import kr.haetae.tlog.SignedNote;
import kr.haetae.verifier.AuditBundleVerifier;
import kr.haetae.verifier.FailureReason;
import kr.haetae.verifier.TrustPolicy;
import kr.haetae.verifier.Verdict;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

/** A real hub, three witnesses of its log over the machine port, and the auditor's offline verifier. */
@TestPropertySource(properties = "haetae.audit.witness-every=1h")
class TransparencyTest extends HubTest {
    private static final AtomicInteger NUMBER = new AtomicInteger();

    @LocalServerPort
    private int port;

    @Autowired
    private AuditLog audit;

    @Autowired
    private Sequencer sequencer;

    @Autowired
    private LogHeads heads;

    @Autowired
    private NoteSigner log;

    @Autowired
    private Directory directory;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionTemplate transactions;

    @Value("${haetae.data-dir}")
    private Path dataDir;

    private TestWitness one;
    private TestWitness other;
    private TestWitness third;

    @BeforeEach
    void admit() {
        jdbc.sql("update exchange set active = false").update();
        one = witness("One");
        other = witness("둘");
        third = witness("Third");
    }

    private TestWitness witness(String name) {
        TestWitness witness = new TestWitness(name + "-" + NUMBER.incrementAndGet(), TestMember.hubCard(dataDir));
        directory.admit(witness.card());
        return witness;
    }

    @Test
    void aHeadIsWitnessedOnceMoreThanHalfOfTheWitnessesCosignedTheSameOne() throws Exception {
        act(3);
        due();
        long size = one.round();
        assertThat(size).isPositive();
        assertThat(status().path("witnessedSize").asLong()).isLessThan(size);
        assertThat(status().path("quorum").asInt()).isEqualTo(2);
        assertThat(status().path("unwitnessedSince").asString("")).isNotEmpty();

        assertThat(other.round()).isEqualTo(size);

        SignedNote note = SignedNote.parse(
                auditor().get("/api/v1/audit/checkpoint?witnessed=true").body());
        assertThat(Checkpoint.parse(note.text()).size()).isEqualTo(size);
        assertThat(note.isSignedBy(log.key())).isTrue();
        assertThat(note.cosignedAtSeconds(one.key())).isPresent();
        assertThat(note.cosignedAtSeconds(other.key())).isPresent();
        assertThat(third.round()).as("the late one cosigns the same head").isEqualTo(size);
        assertThat(one.round()).as("nothing new").isEqualTo(-1);

        act(2);
        assertThat(one.round()).as("the newer one is not offered yet").isEqualTo(-1);
        due();
        assertThat(one.round()).isGreaterThan(size);
        assertThat(one.refusals).isEmpty();
        assertThat(status().path("witnesses").toString())
                .contains(third.name(), third.key().text());
    }

    @Test
    void witnessingIsNoActSoTheLogDoesNotFeedItself() {
        act(1);
        due();
        one.round();
        long entries = count("select count(*) from audit_entry");
        for (int i = 0; i < 5; i++) {
            one.round();
            other.round();
        }
        assertThat(count("select count(*) from audit_entry")).isEqualTo(entries);
    }

    @Test
    void whatIsNoCosignatureOfThatWitnessOnThisLogCountsForNothing() {
        act(1);
        long before = count("select count(*) from audit_cosignature");
        long size = heads.newest().orElseThrow().checkpoint().size();
        String text = heads.newest().orElseThrow().note().text();
        for (String report : List.of(
                "{}",
                "not json",
                report(size, "x"),
                report(size, log.sign(text).line()),
                report(-1, ""),
                report(size + 1_000, other.cosign(text)),
                report(size, other.cosign(text)))) {
            assertThat(one.post(report.getBytes(StandardCharsets.UTF_8)).statusCode())
                    .as(report)
                    .isIn(200, 204, 400);
        }
        assertThat(one.post(new byte[5_000]).statusCode()).isEqualTo(413);
        assertThat(count("select count(*) from audit_cosignature")).isEqualTo(before);
    }

    @Test
    void afterAnOlderBackupTheWitnessesRefuseForGoodAndItIsAlarmedOnce() throws Exception {
        act(6);
        due();
        long known = one.round();
        assertThat(other.round()).isEqualTo(known);
        restoreBackupOf(known - 3);

        due();
        one.round();
        assertThat(one.refusals).startsWith("SHRUNK");
        act(8);
        due();
        one.round();
        assertThat(one.refusals).contains("INCONSISTENT");
        one.round();
        assertThat(other.round()).isEqualTo(-1);
        assertThat(count("select count(*) from audit_entry where event = 'log.witness-alarmed' "
                        + "and actor = 'exchange:" + one.name() + "' and facts ->> 'refusal' = 'INCONSISTENT'"))
                .isEqualTo(1);
        assertThat(status().path("witnesses").toString()).contains("INCONSISTENT");
        assertThat(status().path("witnessedSize").asLong()).isLessThan(known);
    }

    @Test
    void aBundleOfTheWholeLogIsVerifiedOfflineAndItsExportIsRecorded() throws Exception {
        long exports = count("select count(*) from audit_entry where event = 'log.bundle-exported'");
        act(700);
        due();
        one.round();
        other.round();
        act(5);
        byte[] bundle = bundle("");
        Verdict.Summary summary = verified(bundle, policy());
        assertThat(summary.rows()).isEqualTo(summary.treeSize()).isGreaterThan(700);
        assertThat(summary.witnessedSize()).isEqualTo(summary.treeSize());
        assertThat(summary.openedRows()).isZero();
        assertThat(count("select count(*) from audit_entry where event = 'log.bundle-exported' "
                        + "and actor = 'demo.auditor'"))
                .isEqualTo(exports + 1);

        byte[] tail = bundle("?tail=true&openings=true");
        assertThat(verify(tail, policy())).isEqualTo(failed(FailureReason.QUORUM_MISSING, tail));
        assertThat(verified(tail, policy().allowingUnwitnessedTail()).unwitnessedRows())
                .isPositive();
        assertThat(verified(tail, policy().allowingUnwitnessedTail()).openedRows())
                .isGreaterThanOrEqualTo(700);
    }

    @Test
    void aLaterBundleGoesOnFromTheCheckpointTheAuditorKnows() throws Exception {
        act(3);
        due();
        one.round();
        other.round();
        Checkpoint known = heads.newestWitnessed().orElseThrow().checkpoint();
        act(4);
        due();
        one.round();
        other.round();
        byte[] bundle = bundle("?from=" + known.size());
        assertThat(verified(bundle, policy().extending(List.of(known))).rows())
                .isEqualTo(heads.newestWitnessed().orElseThrow().checkpoint().size() - known.size());
        assertThat(verify(bundle, policy())).isEqualTo(failed(FailureReason.START_UNKNOWN, 2));
        assertThat(auditor().get("/api/v1/audit/bundles?from=99999").code()).isEqualTo("CHECKPOINT_UNKNOWN");
        assertThat(auditor().get("/api/v1/audit/bundles?from=-1").code()).isEqualTo("INVALID_FIELD");
    }

    @Test
    void theBundleOfACaseHoldsItsRowsOpenedEachWithItsProof() throws Exception {
        act(3);
        due();
        one.round();
        other.round();
        Checkpoint known = heads.newestWitnessed().orElseThrow().checkpoint();
        transactions.executeWithoutResult(status -> {
            record("2026-형제-7");
            record("2026-형제-8");
            record("2026-형제-7");
        });
        sequenced();
        due();
        one.round();
        other.round();
        byte[] bundle = bundle("?caseId=2026-%ED%98%95%EC%A0%9C-7&known=" + known.size());
        Verdict.Summary summary = verified(bundle, policy().extending(List.of(known)));
        assertThat(summary.rows()).isEqualTo(2);
        assertThat(summary.openedRows()).isEqualTo(2);
        assertThat(summary.checkpoints()).isEqualTo(2);
        assertThat(new String(bundle, StandardCharsets.UTF_8))
                .contains("2026-형제-7")
                .doesNotContain("2026-형제-8");
        assertThat(auditor().get("/api/v1/audit/bundles?caseId=nobody-1").code())
                .isEqualTo("CASE_UNKNOWN");
        assertThat(Api.as(port, "investigator")
                        .get("/api/v1/audit/bundles?caseId=DEMO-1")
                        .status())
                .isEqualTo(403);
    }

    @Test
    void aRowThatSomebodyChangedInTheDatabaseFailsTheVerification() throws Exception {
        act(4);
        due();
        one.round();
        other.round();
        asSuperuser("update audit_entry set actor = 'somebody else' where actor = 'person-2'");
        byte[] bundle = bundle("?openings=true");
        assertThat(verify(bundle, policy()))
                .isInstanceOfSatisfying(
                        Verdict.Failed.class,
                        failed -> assertThat(failed.reason()).isEqualTo(FailureReason.OPENING_WRONG));

        asSuperuser("update audit_entry set actor = 'person-2' where actor = 'somebody else'");
        asSuperuser("update audit_leaf set leaf = replace(leaf, 'case.read', 'case.made') "
                + "where leaf_index = (select max(leaf_index) from audit_leaf where leaf like '%event case.read%')");
        byte[] rewritten = bundle("");
        asSuperuser("update audit_leaf set leaf = replace(leaf, 'case.made', 'case.read')");
        assertThat(verify(rewritten, policy()))
                .isInstanceOfSatisfying(
                        Verdict.Failed.class,
                        failed -> assertThat(failed.reason()).isEqualTo(FailureReason.ROOT_OTHER));
    }

    @Test
    void rowsErasedAtTheEndOfTheirTermLeaveABundleThatVerifies() throws Exception {
        act(4);
        due();
        one.round();
        other.round();
        jdbc.sql("select erase_audit_entries(array(select id from audit_entry where actor like 'person-%'), now())")
                .query(Integer.class)
                .single();
        byte[] bundle = bundle("?openings=true");
        Verdict.Summary summary = verified(bundle, policy());
        long erased = count("select count(*) from audit_leaf where row_salt is null");
        assertThat(erased).isGreaterThanOrEqualTo(4);
        assertThat(summary.openedRows()).isEqualTo(summary.rows() - erased);
        assertThat(new String(bundle, StandardCharsets.UTF_8)).doesNotContain("person-");
    }

    /** What a restored backup is: the log's tables as they were, and whatever acts have happened since are gone. */
    private void restoreBackupOf(long size) {
        transactions.executeWithoutResult(status -> {
            asSuperuser(
                    "delete from audit_leaf where leaf_index >= " + size,
                    "delete from audit_cosignature where tree_size > " + size,
                    "delete from audit_checkpoint where tree_size > " + size,
                    "delete from audit_tile where tile_index * 256 >= (" + size + "::bigint >> (8 * level))",
                    "update audit_tile set hashes = substring(hashes for (32 * ((" + size
                            + "::bigint >> (8 * level)) - tile_index * 256))::int) where (tile_index + 1) * 256 > ("
                            + size + "::bigint >> (8 * level))");
            if (heads.ofSize(size).isEmpty()) {
                // The backup's own head, where none of that size had been signed.
                byte[] root = new ProofMaker(heads.hashes()).root(size);
                Checkpoint head = Checkpoint.of(log.key().name(), size, root);
                jdbc.sql("insert into audit_checkpoint (tree_size, root, note, signed_at) values (?, ?, ?, now())")
                        .params(size, root, head.signedBy(log).encode())
                        .update();
            }
        });
    }

    /** As if the present offer's time were over. */
    private void due() {
        jdbc.sql("update audit_checkpoint set offered_at = offered_at - interval '1 day' where offered_at is not null")
                .update();
    }

    private void asSuperuser(String... changes) {
        transactions.executeWithoutResult(status -> {
            jdbc.sql("set local session_replication_role = replica").update();
            for (String change : changes) {
                jdbc.sql(change).update();
            }
        });
    }

    private void act(int times) {
        for (int i = 0; i < times; i += 100) {
            int first = i;
            transactions.executeWithoutResult(status -> {
                for (int row = first; row < Math.min(times, first + 100); row++) {
                    audit.record(new AuditEntry(AuditEvent.CASE_READ, "person-" + row, null, Map.of()));
                }
            });
        }
        sequenced();
    }

    private void record(String caseId) {
        audit.record(UUID.randomUUID(), new AuditEntry(AuditEvent.CASE_READ, "reader", caseId, Map.of("a", "b")));
    }

    private void sequenced() {
        Instant until = Instant.now().plus(Duration.ofSeconds(20));
        while (count("select count(*) from audit_unsequenced") > 0) {
            assertThat(Instant.now()).isBefore(until);
            sequencer.sequence();
        }
    }

    private Api auditor() {
        return Api.as(port, "auditor");
    }

    private JsonNode status() {
        return auditor().get("/api/v1/audit/status").json();
    }

    private byte[] bundle(String query) {
        Api.Answer answer = auditor().get("/api/v1/audit/bundles" + query);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(answer.header("Content-Type")).startsWith("application/x-ndjson");
        return answer.body().getBytes(StandardCharsets.UTF_8);
    }

    private TrustPolicy policy() {
        return TrustPolicy.of(log.key(), List.of(one.key(), other.key(), third.key()), 2);
    }

    private static Verdict verify(byte[] bundle, TrustPolicy policy) throws IOException {
        return new AuditBundleVerifier(policy, Clock.systemUTC()).verify(new ByteArrayInputStream(bundle));
    }

    private static Verdict.Summary verified(byte[] bundle, TrustPolicy policy) throws IOException {
        Verdict verdict = verify(bundle, policy);
        assertThat(verdict).isInstanceOf(Verdict.Verified.class);
        return ((Verdict.Verified) verdict).summary();
    }

    private static Verdict failed(FailureReason reason, byte[] bundle) {
        return failed(reason, new String(bundle, StandardCharsets.UTF_8).lines().count());
    }

    private static Verdict failed(FailureReason reason, long line) {
        return new Verdict.Failed(reason, line, OptionalLong.empty());
    }

    private long count(String sql) {
        return jdbc.sql(sql).query(Long.class).single();
    }

    private String report(long size, String cosignature) {
        return "{\"origin\":\"" + log.key().name() + "\",\"knownSize\":" + size + ",\"cosignature\":\"" + cosignature
                + "\",\"refusal\":\"\"}";
    }
}
