package kr.haetae.hub.verification.sending;

import java.util.Set;
import java.util.UUID;
import kr.haetae.hub.audit.CaseRef;
import kr.haetae.hub.verification.opaque.Bytes;
import kr.haetae.hub.verification.planning.BatchPlan;
import org.jspecify.annotations.Nullable;

/**
 * A batch as it is stored.
 *
 * @param verificationId null if it looks for canaries or is a honey batch
 * @param provesIndex the index whose canaries it looks for, else null
 * @param honeyFor the exchanges it is for if it asks about addresses whose holder is known, else empty
 * @param batchNo within its verification, else 0
 * @param indexFrom the hub's count of its first element
 * @param wrappedSeed the seed, encrypted under a key outside the database
 * @param inCase the case its verification belongs to, null if it has none
 */
public record StoredBatch(
        UUID id,
        @Nullable UUID verificationId,
        @Nullable UUID provesIndex,
        Set<String> honeyFor,
        int batchNo,
        long indexFrom,
        BatchPlan plan,
        Bytes wrappedSeed,
        @Nullable CaseRef inCase) {

    public StoredBatch {
        honeyFor = Set.copyOf(honeyFor);
    }

    /** Whether it asks about addresses whose holder is known. */
    public boolean isHoney() {
        return !honeyFor.isEmpty();
    }

    /** Id and size only. */
    @Override
    public String toString() {
        return "StoredBatch[" + id + ", " + plan.size() + "]";
    }
}
