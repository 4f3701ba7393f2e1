package kr.haetae.hub.verification.results;

import java.time.Instant;
import java.util.UUID;
import kr.haetae.hub.verification.opaque.Bytes;
import org.jspecify.annotations.Nullable;

/**
 * One exchange's answers to one batch, with what they rest on.
 *
 * @param cells one {@link Cell} a position
 * @param index the index asked, null without one
 * @param refusal the exchange's code
 * @param auditEntry the entry that commits to these answers, null before there are any
 */
record BatchCells(
        Bytes cells,
        @Nullable UUID index,
        @Nullable Integer refusal,
        @Nullable Instant answeredAt,
        @Nullable UUID auditEntry) {
    @Override
    public String toString() {
        return "BatchCells[" + cells + "]";
    }
}
