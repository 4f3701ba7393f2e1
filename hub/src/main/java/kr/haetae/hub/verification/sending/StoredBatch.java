package kr.haetae.hub.verification.sending;

import java.util.UUID;
import kr.haetae.hub.audit.CaseRef;
import kr.haetae.hub.verification.opaque.Bytes;
import kr.haetae.hub.verification.planning.BatchPlan;
import org.jspecify.annotations.Nullable;

/**
 * A batch as it is stored.
 *
 * @param verificationId null if it looks for canaries
 * @param provesIndex the index whose canaries it looks for, else null
 * @param batchNo within its verification, 0 for canaries
 * @param indexFrom the hub's count of its first element
 * @param wrappedSeed the seed, encrypted under a key outside the database
 * @param inCase the case its verification belongs to, null if it looks for canaries
 */
public record StoredBatch(
        UUID id,
        @Nullable UUID verificationId,
        @Nullable UUID provesIndex,
        int batchNo,
        long indexFrom,
        BatchPlan plan,
        Bytes wrappedSeed,
        @Nullable CaseRef inCase) {

    /** Id and size only. */
    @Override
    public String toString() {
        return "StoredBatch[" + id + ", " + plan.size() + "]";
    }
}
