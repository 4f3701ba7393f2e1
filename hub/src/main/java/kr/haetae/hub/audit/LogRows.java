package kr.haetae.hub.audit;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The rows of the audit log that have their place in it. */
public interface LogRows {
    /** One row, nothing opened. */
    Optional<LogRow> row(long index);

    /**
     * Rows in a range, by index.
     *
     * @param from the first index
     * @param below the index behind the last
     * @param max how many at most
     */
    List<LogRow> rows(long from, long below, int max, Openings openings);

    /** Rows of a case in a range, by index, with their openings. */
    List<LogRow> rowsOfCase(String caseId, long from, long below, int max);

    /** Where entries stand in the log; those that have no place yet are left out. */
    Map<UUID, Long> indexesOf(Collection<UUID> entries);

    /** Whether rows come with what opens them. */
    enum Openings {
        SEALED,
        OPENED
    }
}
