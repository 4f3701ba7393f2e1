package kr.haetae.verifier;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import kr.haetae.protocol.BatchCommitment;
import kr.haetae.protocol.BatchHeader;
import kr.haetae.protocol.ListCommitment;
import kr.haetae.protocol.MalformedMessageException;
import kr.haetae.protocol.WireTime;
import kr.haetae.protocol.audit.AuditField;
import kr.haetae.protocol.audit.AuditLeaf;
import kr.haetae.protocol.audit.DrawnElement.Grounds;
import kr.haetae.protocol.audit.DrawnElement.Submission;
import kr.haetae.protocol.audit.SaltedCommitment;
import kr.haetae.tlog.Base64Text;
import kr.haetae.tlog.Checkpoint;
import kr.haetae.tlog.MalformedNoteException;
import kr.haetae.tlog.MerkleProof;
import kr.haetae.tlog.MerkleTree;
import org.jspecify.annotations.Nullable;

/** Whether an address stood in the recorded list of the case it was asked about for, before it was asked. */
final class GroundsCheck {
    private static final String SUBMITTED = "verification.submitted";

    private final TrustPolicy policy;
    private final Instant now;

    /** Known checkpoints and ages say nothing of one row; what it needs is the log's signature and the quorum. */
    GroundsCheck(TrustPolicy policy, Instant now) {
        this.policy = new TrustPolicy(
                policy.logKeys(),
                policy.witnesses(),
                policy.quorum(),
                List.of(),
                Optional.empty(),
                policy.unwitnessedTailAllowed());
        this.now = now;
    }

    DragnetFinding check(BatchHeader header, byte[] input, @Nullable Grounds grounds) {
        if (grounds == null || !isCommittedCase(header, grounds)) {
            return DragnetFinding.CASE_OTHER;
        }
        try {
            return inList(header, input, grounds);
        } catch (MalformedMessageException
                | MalformedNoteException
                | IllegalArgumentException
                | IndexOutOfBoundsException e) {
            return DragnetFinding.ROW_OTHER;
        }
    }

    private static boolean isCommittedCase(BatchHeader header, Grounds grounds) {
        return hex(grounds.caseSalt())
                .map(salt -> BatchCommitment.caseCommitment(salt, grounds.caseText()))
                .filter(commitment -> HexFormat.of().formatHex(commitment).equals(header.caseCommitment()))
                .isPresent();
    }

    private DragnetFinding inList(BatchHeader header, byte[] input, Grounds grounds) {
        Submission row = grounds.submission();
        byte[] leafBytes = Base64Text.decode(row.leaf());
        AuditLeaf leaf = AuditLeaf.parse(new String(leafBytes, StandardCharsets.US_ASCII));
        if (!isSubmission(leaf, row, grounds, header)) {
            return DragnetFinding.ROW_OTHER;
        }
        if (!isLogged(leafBytes, row)) {
            return DragnetFinding.ROW_NOT_LOGGED;
        }
        if (Instant.parse(leaf.at()).isAfter(WireTime.parse(header.time()))) {
            return DragnetFinding.RECORDED_LATER;
        }
        return isListed(input, grounds) ? DragnetFinding.GROUNDED : DragnetFinding.NOT_LISTED;
    }

    private static boolean isSubmission(AuditLeaf leaf, Submission row, Grounds grounds, BatchHeader header) {
        return leaf.event().equals(SUBMITTED)
                && leaf.commitment(AuditField.CASE)
                        .equals(committed(AuditField.CASE, row.caseSalt(), List.of(grounds.caseText())))
                && leaf.commitment(AuditField.FACTS).equals(committed(AuditField.FACTS, row.factsSalt(), row.facts()))
                && fact(row, "legalBasis")
                        .filter(header.legalBasisClass().strip()::equals)
                        .isPresent();
    }

    private static String committed(AuditField field, String salt, List<String> values) {
        return Base64Text.encode(SaltedCommitment.of(field, Base64Text.decodeHash(salt), values));
    }

    private static Optional<String> fact(Submission row, String name) {
        return IntStream.range(0, row.facts().size() / 2)
                .filter(i -> row.facts().get(2 * i).equals(name))
                .mapToObj(i -> row.facts().get(2 * i + 1))
                .findFirst();
    }

    private boolean isLogged(byte[] leaf, Submission row) {
        try {
            HeadCheck heads = new HeadCheck(policy, now);
            Checkpoint head = heads.accept(row.checkpoint());
            heads.finish(head.size());
            return MerkleProof.includes(
                    MerkleTree.leafHash(leaf), row.index(), head.size(), Hashes.decode(row.path()), head.root());
        } catch (BundleFailure e) {
            return false;
        }
    }

    private static boolean isListed(byte[] input, Grounds grounds) {
        Optional<byte[]> salt = hex(grounds.listSalt());
        Optional<byte[]> root = fact(grounds.submission(), "listRoot").flatMap(GroundsCheck::hex);
        List<Optional<byte[]>> path =
                grounds.listPath().stream().map(GroundsCheck::hex).toList();
        if (salt.isEmpty() || root.isEmpty() || path.stream().anyMatch(Optional::isEmpty)) {
            return false;
        }
        byte[] leaf = ListCommitment.leaf(grounds.line(), input, salt.get());
        return MerkleProof.includes(
                MerkleTree.leafHash(leaf),
                grounds.listIndex(),
                grounds.listSize(),
                path.stream().map(Optional::get).toList(),
                root.get());
    }

    /** Bytes of hex digits; empty if they are none. */
    static Optional<byte[]> hex(@Nullable String text) {
        try {
            return Optional.ofNullable(text).map(HexFormat.of()::parseHex);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
