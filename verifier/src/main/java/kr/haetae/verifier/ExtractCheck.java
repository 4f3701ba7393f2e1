package kr.haetae.verifier;

import java.util.List;
import java.util.Optional;
import kr.haetae.protocol.audit.BundleLine.Head;
import kr.haetae.protocol.audit.BundleLine.Header;
import kr.haetae.protocol.audit.BundleLine.Leaf;
import kr.haetae.tlog.Checkpoint;
import kr.haetae.tlog.MerkleProof;
import kr.haetae.tlog.MerkleTree;

/**
 * Some rows of the log: checkpoints first, each with the proof that it extends the one before, then rows, each with the
 * proof that the newest checkpoint includes it.
 */
final class ExtractCheck implements RowCheck {
    private final HeadCheck heads;
    private long lastIndex = -1;

    ExtractCheck(HeadCheck heads, Header header) throws BundleFailure {
        this.heads = heads;
        RowCheck.requireEmpty(header.frontier());
        if (header.start() != 0) {
            throw BundleFailure.of(FailureReason.LINE_MALFORMED);
        }
    }

    @Override
    public void leaf(Leaf leaf) throws BundleFailure {
        Checkpoint newest = heads.newest().orElseThrow(() -> BundleFailure.of(FailureReason.LINE_OUT_OF_PLACE));
        if (leaf.index() <= lastIndex) {
            throw BundleFailure.at(FailureReason.INDEX_WRONG, leaf.index());
        }
        lastIndex = leaf.index();
        byte[] hash = MerkleTree.leafHash(leaf.row().bytes());
        List<byte[]> path = Hashes.decode(leaf.proof());
        if (!MerkleProof.includes(hash, leaf.index(), newest.size(), path, newest.root())) {
            throw BundleFailure.at(FailureReason.INCLUSION_WRONG, leaf.index());
        }
    }

    @Override
    public void checkpoint(Head head) throws BundleFailure {
        if (lastIndex >= 0) {
            throw BundleFailure.of(FailureReason.LINE_OUT_OF_PLACE);
        }
        Optional<Checkpoint> before = heads.newest();
        Checkpoint next = heads.accept(head.note());
        if (before.isEmpty() || before.get().size() == 0) {
            RowCheck.requireEmpty(head.consistency());
            return;
        }
        Checkpoint old = before.get();
        List<byte[]> proof = Hashes.decode(head.consistency());
        if (!MerkleProof.extendsTree(old.size(), old.root(), next.size(), next.root(), proof)) {
            throw BundleFailure.of(FailureReason.CONSISTENCY_WRONG);
        }
    }

    @Override
    public void finish() throws BundleFailure {
        heads.finish(0);
    }
}
