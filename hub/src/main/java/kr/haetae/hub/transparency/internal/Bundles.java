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
import kr.haetae.hub.audit.LogHead;
import kr.haetae.hub.audit.LogHeads;
import kr.haetae.hub.audit.LogRows;
import kr.haetae.hub.casework.CaseId;
import kr.haetae.hub.frame.Problem;
import kr.haetae.hub.frame.ProblemCode;
import kr.haetae.tlog.NoteSigner;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Exports parts of the log as bundles an auditor checks offline (docs/audit-log.md). Exporting is an act itself. */
@Component
public class Bundles {
    private final LogHeads heads;
    private final LogRows rows;
    private final NoteSigner log;
    private final AuditLog audit;
    private final TransactionTemplate transactions;

    Bundles(LogHeads heads, LogRows rows, NoteSigner log, AuditLog audit, TransactionTemplate transactions) {
        this.heads = heads;
        this.rows = rows;
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
     * @throws Problem CHECKPOINT_UNKNOWN, CASE_UNKNOWN
     */
    public Writing export(Caller caller, BundleRequest request) {
        LogHead end = (request.tail() ? Optional.<LogHead>empty() : heads.newestWitnessed())
                .or(heads::newest)
                .orElseThrow(() -> new Problem(ProblemCode.CHECKPOINT_UNKNOWN));
        Writing writing =
                request.caseId().map(caseId -> extract(caseId, request, end)).orElseGet(() -> range(request, end));
        transactions.executeWithoutResult(status -> audit.record(entry(caller, request, end)));
        return writing;
    }

    private Writing range(BundleRequest request, LogHead end) {
        List<LogHead> start = request.from() == 0 ? List.of() : List.of(head(request.from(), end));
        RangeBundle bundle = new RangeBundle(heads, rows, log, request.opened());
        return out -> bundle.write(start, end, out);
    }

    private Writing extract(CaseId caseId, BundleRequest request, LogHead end) {
        TreeMap<Long, LogHead> shown = new TreeMap<>();
        request.known().forEach(size -> shown.put(size, head(size, end)));
        shown.put(end.checkpoint().size(), end);
        if (rows.rowsOfCase(caseId.value(), 0, end.checkpoint().size(), 1).isEmpty()) {
            throw new Problem(ProblemCode.CASE_UNKNOWN);
        }
        CaseBundle bundle = new CaseBundle(heads, rows, log, request.opened());
        return out -> bundle.write(caseId.value(), new ArrayList<>(shown.values()), out);
    }

    private LogHead head(long size, LogHead end) {
        return heads.ofSize(size)
                .filter(head -> size <= end.checkpoint().size())
                .orElseThrow(() -> new Problem(ProblemCode.CHECKPOINT_UNKNOWN));
    }

    private static AuditEntry entry(Caller caller, BundleRequest request, LogHead end) {
        Map<String, String> facts = new HashMap<>();
        facts.put("kind", request.caseId().isPresent() ? "extract" : "range");
        facts.put("from", String.valueOf(request.from()));
        facts.put("size", String.valueOf(end.checkpoint().size()));
        facts.put("opened", String.valueOf(request.opened()));
        String caseId = request.caseId().map(CaseId::value).orElse(null);
        return new AuditEntry(AuditEvent.BUNDLE_EXPORTED, caller.personId(), caseId, facts);
    }
}
