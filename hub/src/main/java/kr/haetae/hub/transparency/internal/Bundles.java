package kr.haetae.hub.transparency.internal;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import kr.haetae.hub.access.Caller;
import kr.haetae.hub.audit.AuditEntry;
import kr.haetae.hub.audit.AuditEvent;
import kr.haetae.hub.audit.AuditLog;
import kr.haetae.hub.audit.CaseRef;
import kr.haetae.hub.audit.LogHead;
import kr.haetae.hub.audit.LogHeads;
import kr.haetae.hub.audit.LogQuery;
import kr.haetae.hub.audit.LogRows;
import kr.haetae.hub.frame.Problem;
import kr.haetae.hub.frame.ProblemCode;
import kr.haetae.tlog.NoteSigner;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Exports parts of the log as bundles an auditor checks offline (docs/audit-log.md). Exporting is an act itself. */
@Component
public class Bundles {
    private final LogHeads heads;
    private final LogRows rows;
    private final TermReader terms;
    private final NoteSigner log;
    private final AuditLog audit;
    private final TransactionTemplate transactions;

    Bundles(
            LogHeads heads,
            LogRows rows,
            TermReader terms,
            NoteSigner log,
            AuditLog audit,
            TransactionTemplate transactions) {
        this.heads = heads;
        this.rows = rows;
        this.terms = terms;
        this.log = log;
        this.audit = audit;
        this.transactions = transactions;
    }

    /** Writes a bundle somewhere. */
    @FunctionalInterface
    public interface Writing {
        void to(OutputStream out) throws IOException;
    }

    /**
     * Records the export and gives what writes it; whatever is refused is refused here, before the first byte.
     *
     * @throws Problem CHECKPOINT_UNKNOWN; CASE_UNKNOWN or LOG_NOTHING_FOUND if no row fits; what its terms say
     */
    public Writing export(Caller caller, BundleRequest request) {
        Optional<LogQuery> query = request.terms().map(terms::query);
        LogHead end = (request.tail() ? Optional.<LogHead>empty() : heads.newestWitnessed())
                .or(heads::newest)
                .orElseThrow(() -> new Problem(ProblemCode.CHECKPOINT_UNKNOWN));
        Writing writing = query.map(rows -> extract(rows, request, end)).orElseGet(() -> range(request, end));
        CaseRef inCase = query.map(LogQuery::inCase).orElse(null);
        transactions.executeWithoutResult(status -> audit.record(entry(caller, inCase, request, end)));
        return writing;
    }

    private Writing range(BundleRequest request, LogHead end) {
        List<LogHead> start = request.from() == 0 ? List.of() : List.of(head(request.from(), end));
        RangeBundle bundle = new RangeBundle(heads, rows, log, request.opened());
        return out -> bundle.write(start, end, out);
    }

    private Writing extract(LogQuery query, BundleRequest request, LogHead end) {
        TreeMap<Long, LogHead> shown = new TreeMap<>();
        request.known().forEach(size -> shown.put(size, head(size, end)));
        shown.put(end.checkpoint().size(), end);
        if (rows.matching(query, 0, end.checkpoint().size(), 1).isEmpty()) {
            throw new Problem(query.inCase() == null ? ProblemCode.LOG_NOTHING_FOUND : ProblemCode.CASE_UNKNOWN);
        }
        ExtractBundle bundle = new ExtractBundle(heads, rows, log, request.opened());
        return out -> bundle.write(query, new ArrayList<>(shown.values()), out);
    }

    private LogHead head(long size, LogHead end) {
        return heads.ofSize(size)
                .filter(head -> size <= end.checkpoint().size())
                .orElseThrow(() -> new Problem(ProblemCode.CHECKPOINT_UNKNOWN));
    }

    private static AuditEntry entry(Caller caller, @Nullable CaseRef inCase, BundleRequest request, LogHead end) {
        Map<String, String> facts = new HashMap<>();
        request.terms().ifPresent(terms -> facts.putAll(terms.named()));
        facts.remove("caseId");
        facts.put("kind", request.terms().isPresent() ? "extract" : "range");
        facts.put("from", String.valueOf(request.from()));
        facts.put("size", String.valueOf(end.checkpoint().size()));
        facts.put("opened", String.valueOf(request.opened()));
        return new AuditEntry(AuditEvent.BUNDLE_EXPORTED, caller.personId(), inCase, facts);
    }
}
