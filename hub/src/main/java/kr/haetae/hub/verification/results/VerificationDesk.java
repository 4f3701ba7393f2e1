package kr.haetae.hub.verification.results;

import java.io.IOException;
import java.io.OutputStream;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import kr.haetae.hub.access.Caller;
import kr.haetae.hub.audit.AuditEntry;
import kr.haetae.hub.audit.AuditEvent;
import kr.haetae.hub.audit.AuditLog;
import kr.haetae.hub.audit.CaseRef;
import kr.haetae.hub.casework.CaseId;
import kr.haetae.hub.frame.Limit;
import kr.haetae.hub.frame.Problem;
import kr.haetae.hub.frame.ProblemCode;
import kr.haetae.hub.verification.ColumnMapping;
import kr.haetae.hub.verification.Decision;
import kr.haetae.hub.verification.ExportFormat;
import kr.haetae.hub.verification.Progress;
import kr.haetae.hub.verification.RowPage;
import kr.haetae.hub.verification.RowQuery;
import kr.haetae.hub.verification.Submission;
import kr.haetae.hub.verification.Upload;
import kr.haetae.hub.verification.UploadPreview;
import kr.haetae.hub.verification.VerificationId;
import kr.haetae.hub.verification.VerificationSummary;
import kr.haetae.hub.verification.Verifications;
import kr.haetae.hub.verification.confirming.Decisions;
import kr.haetae.hub.verification.intake.Intake;
import kr.haetae.hub.verification.operating.Changes;
import kr.haetae.hub.verification.operating.RowTime;
import kr.haetae.hub.verification.submitting.Submitting;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** The one service behind page, REST and command line. Another agency's verification is unknown here. */
@Service
class VerificationDesk implements Verifications {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ISO_LOCAL_DATE.withZone(ZoneId.of("Asia/Seoul"));
    private static final String SUMMARY = """
            select id, case_id, legal_basis, purpose, person_name, source, file_name, row_count, blank_lines,
                deadline_seconds, submitted_at, completed_at, erased_at
            from verification where agency_id = ?
            """;

    private final JdbcClient jdbc;
    private final Intake intake;
    private final Submitting submitting;
    private final Standing standing;
    private final Rows rows;
    private final Exports exports;
    private final Decisions decisions;
    private final Changes changes;
    private final TransactionTemplate transactions;
    private final AuditLog audit;

    VerificationDesk(
            JdbcClient jdbc,
            Intake intake,
            Submitting submitting,
            Standing standing,
            Rows rows,
            Exports exports,
            Decisions decisions,
            Changes changes,
            TransactionTemplate transactions,
            AuditLog audit) {
        this.jdbc = jdbc;
        this.intake = intake;
        this.submitting = submitting;
        this.standing = standing;
        this.rows = rows;
        this.exports = exports;
        this.decisions = decisions;
        this.changes = changes;
        this.transactions = transactions;
        this.audit = audit;
    }

    @Override
    public UploadPreview preview(Caller caller, Upload upload, ColumnMapping mapping) {
        return intake.preview(upload, mapping);
    }

    @Override
    public VerificationId submit(Caller caller, Submission submission) {
        return submitting.submit(caller, submission);
    }

    @Override
    public List<VerificationSummary> ofCase(Caller caller, CaseId caseId) {
        return jdbc.sql(SUMMARY + " and case_id = ? order by submitted_at desc limit ?")
                .params(caller.agencyId(), caseId.value(), Limit.VERIFICATION_LIST.value())
                .query(VerificationDesk::summaryOf)
                .list();
    }

    @Override
    public Map<CaseId, VerificationSummary> latestOf(Caller caller, Collection<CaseId> cases) {
        String[] ids = cases.stream().map(CaseId::value).toArray(String[]::new);
        return jdbc
                .sql("select distinct on (case_id) * from (" + SUMMARY
                        + " and case_id = any(?)) mine order by case_id, submitted_at desc")
                .params(caller.agencyId(), ids)
                .query(VerificationDesk::summaryOf)
                .list()
                .stream()
                .collect(Collectors.toMap(one -> new CaseId(one.caseId()), one -> one));
    }

    @Override
    public List<VerificationSummary> recent(Caller caller, int max) {
        return jdbc.sql(SUMMARY + " order by submitted_at desc limit ?")
                .params(caller.agencyId(), Math.max(1, Math.min(Limit.VERIFICATION_LIST.value(), max)))
                .query(VerificationDesk::summaryOf)
                .list();
    }

    @Override
    public VerificationSummary summary(Caller caller, VerificationId id) {
        return jdbc.sql(SUMMARY + " and id = ?")
                .params(caller.agencyId(), id.value())
                .query(VerificationDesk::summaryOf)
                .optional()
                .orElseThrow(() -> new Problem(ProblemCode.VERIFICATION_UNKNOWN));
    }

    private static VerificationSummary summaryOf(ResultSet row, int number) throws SQLException {
        Instant completed = RowTime.orNull(row, "completed_at");
        Instant erased = RowTime.orNull(row, "erased_at");
        return new VerificationSummary(
                new VerificationId(row.getObject("id", UUID.class)),
                row.getString("case_id"),
                row.getString("legal_basis"),
                row.getString("purpose"),
                row.getString("person_name"),
                row.getString("source"),
                row.getString("file_name"),
                row.getInt("row_count"),
                row.getInt("blank_lines"),
                row.getInt("deadline_seconds"),
                RowTime.of(row, "submitted_at"),
                completed,
                erased);
    }

    @Override
    public Progress progress(Caller caller, VerificationId id) {
        return standing.progress(asked(caller, id));
    }

    @Override
    public RowPage rows(Caller caller, VerificationId id, RowQuery query) {
        if (query.page() < 0 || query.size() < 1 || query.size() > Limit.RESULT_PAGE_ROWS.value()) {
            throw new Problem(ProblemCode.INVALID_FIELD, Map.of("field", query.page() < 0 ? "page" : "size"));
        }
        String text = query.text();
        if (text != null && (text.length() > Limit.SEARCH_CHARACTERS.value() || text.indexOf('\0') >= 0)) {
            throw new Problem(ProblemCode.INVALID_FIELD, Map.of("field", "q"));
        }
        Standing.Asked asked = asked(caller, id);
        return rows.page(id.value(), standing.now(id.value(), asked.deadlineSeconds()), query);
    }

    @Override
    public void export(Caller caller, VerificationId id, ExportFormat format, OutputStream out) throws IOException {
        VerificationSummary summary = summary(caller, id);
        Standing.Asked asked = asked(caller, id);
        transactions.executeWithoutResult(status -> audit.record(new AuditEntry(
                AuditEvent.RESULTS_EXPORTED,
                caller.personId(),
                new CaseRef(caller.agencyId(), summary.caseId()),
                Map.of("verification", id.toString(), "format", format.name()))));
        Standing.Now now = standing.now(id.value(), asked.deadlineSeconds());
        exports.write(id.value(), new AllRows(rows, id.value(), now), format, out);
    }

    @Override
    public String reportParagraph(Caller caller, VerificationId id) {
        VerificationSummary summary = summary(caller, id);
        Standing.Asked asked = asked(caller, id);
        Standing.Now now = standing.now(id.value(), asked.deadlineSeconds());
        return ReportParagraph.of(summary, standing.progress(asked), now.board(), now.silent());
    }

    @Override
    public void decide(Caller caller, VerificationId id, Decision decision) {
        asked(caller, id);
        decisions.decide(caller, id.value(), decision);
    }

    @Override
    public Watch watch(Caller caller, VerificationId id, Runnable listener) {
        asked(caller, id);
        return changes.watch(id.value(), listener);
    }

    Standing.Asked asked(Caller caller, VerificationId id) {
        Standing.Asked asked = standing.asked(id.value(), caller.agencyId())
                .orElseThrow(() -> new Problem(ProblemCode.VERIFICATION_UNKNOWN));
        if (asked.erasedAt() != null) {
            throw new Problem(
                    ProblemCode.VERIFICATION_ERASED,
                    Map.of("erasedOn", DAY.format(asked.erasedAt()), "submittedOn", DAY.format(asked.submittedAt())));
        }
        return asked;
    }
}
