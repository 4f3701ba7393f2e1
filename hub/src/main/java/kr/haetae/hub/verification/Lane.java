package kr.haetae.hub.verification;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How one exchange stands in a verification.
 *
 * @param exchange its name, verbatim
 * @param displayName as people call it
 * @param online whether its agent is connected now
 * @param batchesAsked batches it was given so far
 * @param batchesAnswered batches it answered, refused or failed
 * @param addressesAsked distinct addresses in all batches of the verification
 * @param addressesAnswered of these, how many it has dealt with
 * @param hits addresses its index held
 * @param confirmationsPending confirmations asked and not yet answered, in addresses
 * @param latencyMillis mean time from asked to answered of its batches, null before the first
 * @param indexActivatedAt since when the index it answers from is active, null without an index
 * @param manifestSha256 of the index it answers from, null without an index
 */
public record Lane(
        String exchange,
        String displayName,
        State state,
        boolean online,
        int batchesAsked,
        int batchesAnswered,
        int addressesAsked,
        int addressesAnswered,
        int hits,
        int confirmationsPending,
        @Nullable Long latencyMillis,
        @Nullable Instant indexActivatedAt,
        @Nullable String manifestSha256) {

    /** How the exchange stands. */
    public enum State {
        /** Batches are still to be sent or answered. */
        WORKING,
        /** Everything answered. */
        DONE,
        /** Silent past the deadline while it has open tasks: <em>no answer</em>, for now. */
        SILENT,
        /** Has no active index: <em>no answer</em>. */
        NO_INDEX
    }
}
