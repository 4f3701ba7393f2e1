package kr.haetae.hub.transparency;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.UUID;
import kr.haetae.hub.Api;
import kr.haetae.hub.audit.AuditEntry;
import kr.haetae.hub.audit.AuditEvent;
import kr.haetae.hub.audit.CaseRef;
import kr.haetae.tlog.Checkpoint;
import kr.haetae.verifier.AuditBundleVerifier;
import kr.haetae.verifier.FailureReason;
import kr.haetae.verifier.TrustPolicy;
import kr.haetae.verifier.Verdict;
import org.junit.jupiter.api.Test;

/** What the hub exports of its log, before the auditor's offline verifier. */
class BundleTest extends WitnessedLogTest {
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
            record("smpa-cyber", "2026-형제-7");
            record("smpa-cyber", "2026-형제-8");
            record("far-agency", "2026-형제-7");
            record("smpa-cyber", "2026-형제-7");
        });
        sequenced();
        due();
        one.round();
        other.round();
        byte[] bundle = bundle("?agency=smpa-cyber&caseId=2026-%ED%98%95%EC%A0%9C-7&known=" + known.size());
        Verdict.Summary summary = verified(bundle, policy().extending(List.of(known)));
        assertThat(summary.rows()).isEqualTo(2);
        assertThat(summary.openedRows()).isEqualTo(2);
        assertThat(summary.checkpoints()).isEqualTo(2);
        assertThat(new String(bundle, StandardCharsets.UTF_8))
                .contains("smpa-cyber/2026-형제-7")
                .doesNotContain("2026-형제-8", "far-agency");
        String bundles = "/api/v1/audit/bundles?";
        assertThat(auditor().get(bundles + "agency=smpa-cyber&caseId=nobody-1").code())
                .isEqualTo("CASE_UNKNOWN");
        assertThat(auditor().get(bundles + "caseId=DEMO-1").code())
                .as("a number alone names no case")
                .isEqualTo("INVALID_FIELD");
        assertThat(Api.as(port, "investigator")
                        .get(bundles + "agency=smpa-cyber&caseId=DEMO-1")
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

    private void record(String agency, String number) {
        CaseRef inCase = new CaseRef(agency, number);
        audit.record(UUID.randomUUID(), new AuditEntry(AuditEvent.CASE_READ, "reader", inCase, Map.of("a", "b")));
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
}
