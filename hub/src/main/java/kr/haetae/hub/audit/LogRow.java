package kr.haetae.hub.audit;

import java.util.List;
import java.util.Optional;
import kr.haetae.protocol.audit.AuditField;
import kr.haetae.protocol.audit.AuditLeaf;

/**
 * A row in its place in the log.
 *
 * @param index from 0, without a gap
 * @param openings what opens the leaf's commitments, in the order of {@link AuditField}; empty where it was not asked
 *     for or has been erased
 */
public record LogRow(long index, AuditLeaf leaf, List<Opening> openings) {
    public LogRow {
        openings = List.copyOf(openings);
    }

    /** What opens a field, if that is here. */
    public Optional<Opening> opening(AuditField field) {
        return openings.stream().filter(opening -> opening.field() == field).findFirst();
    }

    /**
     * A field's content and what proves it.
     *
     * @param salt of this field of this row, 32 bytes in Base64
     * @param values as the commitment takes them
     */
    public record Opening(AuditField field, String salt, List<String> values) {
        public Opening {
            values = List.copyOf(values);
        }

        @Override
        public String toString() {
            return "Opening[" + field + "]";
        }
    }

    @Override
    public String toString() {
        return "LogRow[" + index + "]";
    }
}
