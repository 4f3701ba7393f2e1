package kr.haetae.hub.verification.sending;

import java.util.BitSet;
import java.util.Set;
import kr.haetae.hub.verification.planning.BatchPlan;
import org.jspecify.annotations.Nullable;

/** Which positions of a batch an exchange covers: computed here, never asked. */
public final class Coverage {
    private Coverage() {}

    /** The positions whose address is on a chain of these namespaces; padding is never covered. */
    public static BitSet of(BatchPlan plan, Set<String> namespaces) {
        BitSet covered = new BitSet(plan.size());
        @Nullable String[] all = plan.namespaces();
        for (int position = 0; position < all.length; position++) {
            String namespace = all[position];
            covered.set(position, namespace != null && namespaces.contains(namespace));
        }
        return covered;
    }
}
