package kr.haetae.hub.audit;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The rows of the audit log that have their place in it. */
public interface LogRows {
    /** One row with its openings, without any once it was erased. */
    Optional<LogRow> row(long index);

    /**
     * Rows in a range, by index.
     *
     * @param from the first index
     * @param below the index behind the last
     * @param max how many at most
     */
    List<LogRow> rows(long from, long below, int max, Openings openings);

    /** Rows somebody looks for, in a range, the oldest first, with their openings. */
    List<LogRow> matching(LogQuery query, long from, long below, int max);

    /** The newest of the rows somebody looks for that stand before an index, the newest first, with their openings. */
    List<LogRow> newestMatching(LogQuery query, long below, int max);

    /** Where entries stand in the log; those that have no place yet are left out. */
    Map<UUID, Long> indexesOf(Collection<UUID> entries);

    /** Whether rows come with what opens them. */
    enum Openings {
        SEALED,
        OPENED
    }
}
