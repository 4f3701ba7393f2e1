package kr.haetae.hub.tagindex;

import java.util.BitSet;

/** What a lookup found. */
public sealed interface LookupOutcome {
    /**
     * The epoch was live in the lookup's snapshot.
     *
     * @param places which of the tags, by their place in the question, are in the index
     */
    record Hits(BitSet places) implements LookupOutcome {}

    /** The epoch serves no more: the batch must be evaluated again under the active one. This says nothing of any tag. */
    record EpochGone() implements LookupOutcome {}
}
