package kr.haetae.verifier;

import java.util.OptionalLong;

/** What a bundle is worth. */
public sealed interface Verdict {
    /** Everything in the bundle is proven, under the given policy and no further. */
    record Verified(Summary summary) implements Verdict {}

    /**
     * Something is not as it must be; nothing of the bundle should be believed.
     *
     * @param reason the first thing found
     * @param line it was found in, from 1
     * @param leafIndex of the row it concerns, if one
     */
    record Failed(FailureReason reason, long line, OptionalLong leafIndex) implements Verdict {}

    /**
     * What was proven.
     *
     * @param origin of the log
     * @param treeSize rows in the log at the newest checkpoint
     * @param witnessedSize rows in the log at the newest checkpoint with a quorum of witnesses
     * @param cosignedAtSeconds the latest cosignature of the newest checkpoint, since 1970; empty if there is none
     * @param rows shown, each proven to be in the log
     * @param openedRows of which at least one field was opened
     * @param checkpoints shown, each proven to extend the one before
     */
    record Summary(
            String origin,
            long treeSize,
            long witnessedSize,
            OptionalLong cosignedAtSeconds,
            long rows,
            long openedRows,
            long checkpoints) {
        /** Rows that a rewriting could still touch without any witness noticing. */
        public long unwitnessedRows() {
            return treeSize - witnessedSize;
        }
    }
}
