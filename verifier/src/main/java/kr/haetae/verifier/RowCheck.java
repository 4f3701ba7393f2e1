package kr.haetae.verifier;

import java.util.List;
import kr.haetae.protocol.audit.BundleLine.Head;
import kr.haetae.protocol.audit.BundleLine.Leaf;

/** How the rows of one kind of bundle are proven to be in the log. */
interface RowCheck {
    /** Takes the next leaf, or fails. */
    void leaf(Leaf leaf) throws BundleFailure;

    /** Takes the next checkpoint, or fails. */
    void checkpoint(Head head) throws BundleFailure;

    /** Says what only the end can say, or fails. */
    void finish() throws BundleFailure;

    /** Proofs in a place where there is nothing to prove could carry anything, so they are refused. */
    static void requireEmpty(List<String> proof) throws BundleFailure {
        if (!proof.isEmpty()) {
            throw BundleFailure.of(FailureReason.LINE_MALFORMED);
        }
    }
}
