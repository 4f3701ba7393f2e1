package kr.haetae.hub.transparency.internal;

import java.io.IOException;
import java.util.List;
import kr.haetae.hub.audit.LogRow;
import kr.haetae.hub.audit.LogRow.Opening;
import kr.haetae.protocol.audit.BundleWriter;
import kr.haetae.tlog.Base64Text;
import kr.haetae.tlog.NoteSigner;
import kr.haetae.tlog.SignedNote;

/** What both kinds of bundles write alike. */
final class BundleParts {
    /** Rows read at once: a bundle of any length is written in bounded memory. */
    static final int PAGE_ROWS = 500;

    private BundleParts() {}

    static void row(BundleWriter bundle, LogRow row, List<byte[]> proof, boolean opened) throws IOException {
        bundle.leaf(row.index(), row.leaf(), proof);
        if (opened) {
            for (Opening opening : row.openings()) {
                bundle.open(row.index(), opening.field(), Base64Text.decode(opening.salt()), opening.values());
            }
        }
    }

    static void seal(BundleWriter bundle, NoteSigner log) throws IOException {
        String text = bundle.sealText();
        bundle.seal(new SignedNote(text, List.of(log.sign(text))));
    }
}
