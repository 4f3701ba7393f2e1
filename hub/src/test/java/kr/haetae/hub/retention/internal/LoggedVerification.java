package kr.haetae.hub.retention.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import kr.haetae.hub.Api;
import kr.haetae.tlog.NoteSigner;
import kr.haetae.verifier.AuditBundleVerifier;
import kr.haetae.verifier.TrustPolicy;
import kr.haetae.verifier.Verdict;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the audit log says of one verification's batch, before and after its term. */
final class LoggedVerification {
    private static final String ROW = """
            select l.leaf_index from audit_leaf l join audit_entry e on e.id = l.entry_id
            join batch b on e.facts ->> 'batch' = b.id::text
            where e.event = 'verification.batch-sent' and b.verification_id = ?::uuid
            """;

    private final JdbcClient jdbc;
    private final NoteSigner log;
    private final Api auditor;
    private final long index;

    /** Waits until the log has its place. */
    LoggedVerification(JdbcClient jdbc, NoteSigner log, Api auditor, String id) {
        this.jdbc = jdbc;
        this.log = log;
        this.auditor = auditor;
        this.index = await().until(
                        () -> jdbc.sql(ROW).param(id).query(Long.class).optional(), found -> found.isPresent())
                .orElseThrow();
        assertThat(proof().status()).isEqualTo(200);
        assertThat(entryPage()).contains("headerSha256");
    }

    /** The row tells and proves nothing any more, and yet the whole log verifies offline. */
    void isErasedAndTheLogStillVerifies() throws IOException {
        assertThat(proof().status()).isEqualTo(410);
        assertThat(proof().code()).isEqualTo("LOG_ENTRY_ERASED");
        assertThat(entryPage()).contains("보존기간").doesNotContain("headerSha256");
        assertThat(jdbc.sql("select row_salt is null from audit_leaf where leaf_index = ?")
                        .param(index)
                        .query(Boolean.class)
                        .single())
                .isTrue();
        String bundle =
                auditor.get("/api/v1/audit/bundles?openings=true&tail=true").body();
        TrustPolicy policy = TrustPolicy.of(log.key(), List.of(), 0);
        Verdict verdict = new AuditBundleVerifier(policy, Clock.systemUTC())
                .verify(new ByteArrayInputStream(bundle.getBytes(StandardCharsets.UTF_8)));
        Verdict.Summary summary = ((Verdict.Verified) verdict).summary();
        long erased = jdbc.sql("select count(*) from audit_leaf where row_salt is null")
                .query(Long.class)
                .single();
        assertThat(erased).isPositive();
        assertThat(summary.rows() - summary.openedRows()).isEqualTo(erased);
    }

    private Api.Answer proof() {
        return auditor.get("/api/v1/audit/proofs/" + index);
    }

    private String entryPage() {
        return auditor.get("/audit/entries/" + index, "Accept", "text/html", "Accept-Language", "ko")
                .body();
    }
}
