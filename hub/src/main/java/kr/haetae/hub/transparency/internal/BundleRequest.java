package kr.haetae.hub.transparency.internal;

import java.util.List;
import java.util.Optional;

/**
 * What an auditor takes away.
 *
 * @param from size of the checkpoint a range starts behind, 0 for the whole log
 * @param terms what an extract's rows fit; empty for a range
 * @param known sizes of checkpoints the auditor holds and wants to see extended
 * @param opened whether actor, case and facts are told
 * @param tail whether rows that are not witnessed yet are told too
 */
public record BundleRequest(long from, Optional<SearchTerms> terms, List<Long> known, boolean opened, boolean tail) {
    public BundleRequest {
        known = List.copyOf(known);
    }
}
