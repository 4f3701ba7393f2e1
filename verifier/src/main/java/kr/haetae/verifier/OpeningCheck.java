package kr.haetae.verifier;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import kr.haetae.protocol.audit.AuditField;
import kr.haetae.protocol.audit.BundleLine.Leaf;
import kr.haetae.protocol.audit.BundleLine.Open;
import kr.haetae.protocol.audit.SaltedCommitment;
import kr.haetae.tlog.Base64Text;
import kr.haetae.tlog.MalformedNoteException;

/** Recomputes opened fields; each belongs to the leaf just before, in the order of the fields. */
final class OpeningCheck {
    private Optional<Leaf> leaf = Optional.empty();
    private Set<AuditField> stillOpenable = EnumSet.noneOf(AuditField.class);
    private boolean opened;
    private long openedRows;

    void leaf(Leaf next) {
        leaf = Optional.of(next);
        stillOpenable = EnumSet.allOf(AuditField.class);
        opened = false;
    }

    void interrupted() {
        leaf = Optional.empty();
    }

    void open(Open open) throws BundleFailure {
        Leaf shown = leaf.filter(one -> one.index() == open.index())
                .orElseThrow(() -> BundleFailure.of(FailureReason.LINE_OUT_OF_PLACE));
        AuditField field = field(open);
        if (!recomputed(field, open).equals(shown.row().commitment(field))) {
            throw BundleFailure.at(FailureReason.OPENING_WRONG, open.index());
        }
        if (!opened) {
            openedRows++;
            opened = true;
        }
        stillOpenable = EnumSet.range(field, AuditField.FACTS);
        stillOpenable.remove(field);
    }

    long openedRows() {
        return openedRows;
    }

    private AuditField field(Open open) throws BundleFailure {
        return stillOpenable.stream()
                .filter(one -> one.code().equals(open.field()))
                .findFirst()
                .orElseThrow(() -> BundleFailure.of(FailureReason.LINE_OUT_OF_PLACE));
    }

    private static String recomputed(AuditField field, Open open) throws BundleFailure {
        try {
            byte[] salt = Base64Text.decodeHash(open.salt());
            return Base64Text.encode(SaltedCommitment.of(field, salt, open.values()));
        } catch (MalformedNoteException e) {
            throw BundleFailure.of(FailureReason.LINE_MALFORMED);
        }
    }
}
