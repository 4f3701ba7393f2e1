package kr.haetae.hub.transparency.internal;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import kr.haetae.hub.access.Caller;
import kr.haetae.hub.audit.AuditEntry;
import kr.haetae.hub.audit.AuditEvent;
import kr.haetae.hub.audit.AuditLog;
import kr.haetae.hub.audit.CaseRef;
import kr.haetae.hub.audit.LogQuery;
import kr.haetae.hub.audit.LogRow;
import kr.haetae.hub.audit.LogRows;
import kr.haetae.hub.frame.Problem;
import kr.haetae.hub.frame.ProblemCode;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Shows an auditor what rows say. Each look is an act itself: who audits is audited too. */
@Component
public class LogReading {
    /** Rows on a page. */
    public static final int PAGE_ROWS = 50;

    private final LogRows rows;
    private final TermReader terms;
    private final AuditLog audit;
    private final TransactionTemplate transactions;

    LogReading(LogRows rows, TermReader terms, AuditLog audit, TransactionTemplate transactions) {
        this.rows = rows;
        this.terms = terms;
        this.audit = audit;
        this.transactions = transactions;
    }

    /**
     * A page of rows.
     *
     * @param more whether there are others behind
     */
    public record Page(List<LogRow> rows, boolean more) {
        public Page {
            rows = List.copyOf(rows);
        }

        static Page of(List<LogRow> found) {
            boolean more = found.size() > PAGE_ROWS;
            return new Page(more ? found.subList(0, PAGE_ROWS) : found, more);
        }
    }

    /**
     * The newest rows that fit and stand before an index, the newest first.
     *
     * @throws Problem INVALID_FIELD, CASE_ID_INVALID
     */
    public Page search(Caller caller, SearchTerms wanted, long below) {
        LogQuery query = terms.query(wanted);
        Page page = Page.of(rows.newestMatching(query, below, PAGE_ROWS + 1));
        Map<String, String> facts = new HashMap<>(wanted.named());
        facts.remove("caseId");
        facts.put("rows", String.valueOf(page.rows().size()));
        // What was typed as a number is recorded only where it is a case's: it might be anything.
        record(caller, AuditEvent.LOG_SEARCHED, page.rows().isEmpty() ? LogQuery.ALL : query, facts);
        return page;
    }

    /**
     * Whether any row fits.
     *
     * @throws Problem INVALID_FIELD, CASE_ID_INVALID
     */
    public boolean finds(SearchTerms wanted) {
        return !rows.newestMatching(terms.query(wanted), Long.MAX_VALUE, 1).isEmpty();
    }

    /**
     * Rows of one case from an index on, the oldest first.
     *
     * @throws Problem CASE_ID_INVALID, CASE_UNKNOWN if the log knows no row of it
     */
    public Page timeline(Caller caller, CaseRef inCase, long from) {
        LogQuery query = LogQuery.of(inCase);
        Page page = Page.of(rows.matching(query, from, Long.MAX_VALUE, PAGE_ROWS + 1));
        if (page.rows().isEmpty()) {
            throw new Problem(ProblemCode.CASE_UNKNOWN);
        }
        Map<String, String> facts = Map.of("rows", String.valueOf(page.rows().size()), "from", String.valueOf(from));
        record(caller, AuditEvent.LOG_CASE_READ, query, facts);
        return page;
    }

    /**
     * One row, opened unless it was erased.
     *
     * @throws Problem LOG_INDEX_UNKNOWN
     */
    public LogRow entry(Caller caller, long index) {
        LogRow row = rows.row(index).orElseThrow(() -> new Problem(ProblemCode.LOG_INDEX_UNKNOWN));
        record(caller, AuditEvent.LOG_ENTRY_READ, LogQuery.ALL, Map.of("index", String.valueOf(index)));
        return row;
    }

    private void record(Caller caller, AuditEvent event, LogQuery query, Map<String, String> facts) {
        AuditEntry entry = new AuditEntry(event, caller.personId(), query.inCase(), facts);
        transactions.executeWithoutResult(status -> audit.record(entry));
    }
}
