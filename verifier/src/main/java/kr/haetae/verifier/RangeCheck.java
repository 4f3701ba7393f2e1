package kr.haetae.verifier;

import java.util.Arrays;
import kr.haetae.protocol.audit.BundleLine.Head;
import kr.haetae.protocol.audit.BundleLine.Header;
import kr.haetae.protocol.audit.BundleLine.Leaf;
import kr.haetae.tlog.Checkpoint;
import kr.haetae.tlog.Frontier;
import kr.haetae.tlog.MerkleTree;

/**
 * All rows from some index on: the tree is grown leaf by leaf and its root compared at every checkpoint, which also
 * proves each checkpoint to extend the one before. Keeps 63 hashes, however long the log.
 */
final class RangeCheck implements RowCheck {
    private final HeadCheck heads;
    private final long start;
    private final Frontier frontier;

    RangeCheck(HeadCheck heads, Header header) throws BundleFailure {
        this.heads = heads;
        this.start = header.start();
        this.frontier = frontier(header);
    }

    @Override
    public void leaf(Leaf leaf) throws BundleFailure {
        RowCheck.requireEmpty(leaf.proof());
        if (start > 0 && heads.newest().isEmpty()) {
            throw BundleFailure.of(FailureReason.START_UNKNOWN);
        }
        if (leaf.index() != frontier.size()) {
            throw BundleFailure.at(FailureReason.INDEX_WRONG, frontier.size());
        }
        frontier.append(MerkleTree.leafHash(leaf.row().bytes()));
    }

    @Override
    public void checkpoint(Head head) throws BundleFailure {
        RowCheck.requireEmpty(head.consistency());
        Checkpoint checkpoint = heads.accept(head.note());
        if (checkpoint.size() != frontier.size()) {
            throw BundleFailure.at(FailureReason.INDEX_WRONG, frontier.size());
        }
        if (!Arrays.equals(checkpoint.root(), frontier.root())) {
            throw BundleFailure.of(FailureReason.ROOT_OTHER);
        }
        if (start > 0 && checkpoint.size() == start && !heads.isKnown(checkpoint)) {
            throw BundleFailure.of(FailureReason.START_UNKNOWN);
        }
    }

    @Override
    public void finish() throws BundleFailure {
        boolean covered = heads.newest()
                .filter(newest -> newest.size() == frontier.size())
                .isPresent();
        if (!covered) {
            throw BundleFailure.of(FailureReason.ROWS_UNSIGNED);
        }
        heads.finish(start);
    }

    private static Frontier frontier(Header header) throws BundleFailure {
        try {
            return Frontier.of(header.start(), Hashes.decode(header.frontier()));
        } catch (IllegalArgumentException e) {
            throw BundleFailure.of(FailureReason.LINE_MALFORMED);
        }
    }
}
