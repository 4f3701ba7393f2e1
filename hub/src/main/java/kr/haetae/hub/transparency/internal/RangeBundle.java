package kr.haetae.hub.transparency.internal;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import kr.haetae.hub.audit.LogHead;
import kr.haetae.hub.audit.LogHeads;
import kr.haetae.hub.audit.LogRow;
import kr.haetae.hub.audit.LogRows;
import kr.haetae.hub.audit.LogRows.Openings;
import kr.haetae.protocol.audit.BundleWriter;
import kr.haetae.tlog.Frontier;
import kr.haetae.tlog.NoteSigner;

/** All rows from some checkpoint on, with every checkpoint that witnesses were offered on the way. */
record RangeBundle(LogHeads heads, LogRows rows, NoteSigner log, boolean opened) {
    private static final int PAGE_HEADS = 100;

    /**
     * Writes the bundle.
     *
     * @param start the head before the first row; none for the whole log
     */
    void write(List<LogHead> start, LogHead end, OutputStream out) throws IOException {
        long from = start.isEmpty() ? 0 : start.get(0).checkpoint().size();
        long last = end.checkpoint().size();
        BundleWriter bundle = BundleWriter.range(out, log.key().name(), Frontier.read(heads.hashes(), from));
        for (LogHead head : start) {
            bundle.checkpoint(head.note(), List.of());
        }
        long written = from;
        while (written < last) {
            List<LogHead> page = heads.offered(written + 1, last - 1, PAGE_HEADS);
            for (LogHead head : page.isEmpty() ? List.of(end) : page) {
                rows(bundle, written, head.checkpoint().size());
                bundle.checkpoint(head.note(), List.of());
                written = head.checkpoint().size();
            }
        }
        BundleParts.seal(bundle, log);
    }

    private void rows(BundleWriter bundle, long from, long below) throws IOException {
        long next = from;
        while (next < below) {
            List<LogRow> page =
                    rows.rows(next, below, BundleParts.PAGE_ROWS, opened ? Openings.OPENED : Openings.SEALED);
            for (LogRow row : page) {
                BundleParts.row(bundle, row, List.of(), opened);
            }
            next += BundleParts.PAGE_ROWS;
        }
    }
}
