package kr.haetae.hub.tagindex;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import kr.haetae.hub.directory.ExchangeId;

/**
 * Which exchange's epoch holds a lookup tag.
 *
 * <p>At most two epochs of an exchange serve lookups: the active one, and the retiring one for tasks still open. A third
 * activation ends the retiring one at once; its open tasks then meet {@link LookupOutcome.EpochGone}.
 */
public interface TagIndex {
    /** The active epoch of each exchange that has one, by exchange. */
    List<EpochRef> activeEpochs();

    /** Epochs whose tags are all stored and whose canaries have yet to be found. */
    List<EpochRef> awaitingProof();

    /** An epoch in any state, dropped ones too. */
    Optional<EpochRef> find(ExchangeId exchange, long epoch);

    /**
     * Looks tags up in one snapshot, which also says whether the epoch is live: active, retiring, or being proved. The
     * array is erased before this returns or throws.
     *
     * @param packedTags plain lookup tags, 12 bytes each
     * @throws IllegalArgumentException if the length is no multiple of 12
     * @throws org.springframework.dao.DataAccessException if the database is away
     */
    LookupOutcome lookup(EpochRef epoch, byte[] packedTags);

    /**
     * Makes a proved epoch the active one, atomically: the former active one retires, the former retiring one is dropped.
     * An epoch already active stays so. Joins the caller's transaction.
     *
     * @throws IllegalStateException if it is neither being proved nor active
     * @throws org.springframework.transaction.IllegalTransactionStateException if no transaction is open
     */
    void activate(EpochRef epoch);

    /**
     * Ends an epoch that is being uploaded, proved, or is active: its tags are not what they should be. An epoch that has
     * failed before keeps its first reason. Joins the caller's transaction.
     *
     * @param reason 1 to 200 characters, without anything secret
     * @throws IllegalStateException if it is retiring or dropped
     * @throws org.springframework.transaction.IllegalTransactionStateException if no transaction is open
     */
    void fail(EpochRef epoch, String reason);

    /** Whether an epoch was activated within the freshness limit. */
    boolean fresh(EpochRef epoch, Instant now);

    /** How old an active index may be before a hit in it waits for a person. */
    Duration freshnessLimit();
}
