package kr.haetae.hub.transparency.internal;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import kr.haetae.hub.audit.LogHead;
import kr.haetae.hub.audit.LogHeads;
import kr.haetae.hub.audit.LogQuery;
import kr.haetae.hub.audit.LogRow;
import kr.haetae.hub.audit.LogRows;
import kr.haetae.protocol.audit.BundleWriter;
import kr.haetae.tlog.NoteSigner;
import kr.haetae.tlog.ProofMaker;

/** The rows that fit a query, each with the proof that the newest of the checkpoints shown includes it. */
record ExtractBundle(LogHeads heads, LogRows rows, NoteSigner log, boolean opened) {

    /**
     * Writes the bundle.
     *
     * @param shown checkpoints, the smallest first
     */
    void write(LogQuery query, List<LogHead> shown, OutputStream out) throws IOException {
        BundleWriter bundle = BundleWriter.extract(out, log.key().name());
        ProofMaker growth = new ProofMaker(heads.hashes());
        long size = 0;
        for (LogHead head : shown) {
            bundle.checkpoint(
                    head.note(), growth.consistency(size, head.checkpoint().size()));
            size = head.checkpoint().size();
        }
        long next = 0;
        List<LogRow> page = rows.matching(query, next, size, BundleParts.PAGE_ROWS);
        while (!page.isEmpty()) {
            ProofMaker proofs = new ProofMaker(heads.hashes());
            for (LogRow row : page) {
                BundleParts.row(bundle, row, proofs.inclusion(row.index(), size), opened);
                next = row.index() + 1;
            }
            page = rows.matching(query, next, size, BundleParts.PAGE_ROWS);
        }
        BundleParts.seal(bundle, log);
    }
}
