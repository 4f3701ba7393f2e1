package kr.haetae.hub.audit;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import kr.haetae.tlog.HashReader;

/** The signed heads of the audit log's tree and the tree's hashes, all as committed. */
public interface LogHeads {
    /** The newest head; empty before the first act was sequenced. */
    Optional<LogHead> newest();

    /** The newest head that enough witnesses cosigned. */
    Optional<LogHead> newestWitnessed();

    /** The newest witnessed head if it covers that row, else the newest if that does. */
    default Optional<LogHead> covering(long index) {
        return newestWitnessed()
                .filter(head -> head.checkpoint().size() > index)
                .or(this::newest)
                .filter(head -> head.checkpoint().size() > index);
    }

    /** The head of exactly that size. */
    Optional<LogHead> ofSize(long size);

    /** Heads that were offered to witnesses, from one size to another, both included, the smallest first. */
    List<LogHead> offered(long from, long to, int max);

    /** When the oldest row behind that size was signed for; empty if there is none. */
    Optional<Instant> firstSignedAbove(long size);

    /** Hashes of complete subtrees, to make one or a few proofs from; remembers what it has read. */
    HashReader hashes();
}
