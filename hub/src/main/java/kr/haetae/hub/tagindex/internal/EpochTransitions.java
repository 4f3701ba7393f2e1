package kr.haetae.hub.tagindex.internal;

import static kr.haetae.protocol.AgentApi.EpochState.ACTIVE;
import static kr.haetae.protocol.AgentApi.EpochState.DROPPED;
import static kr.haetae.protocol.AgentApi.EpochState.FAILED;
import static kr.haetae.protocol.AgentApi.EpochState.PROVING;
import static kr.haetae.protocol.AgentApi.EpochState.RETIRING;
import static kr.haetae.protocol.AgentApi.EpochState.UPLOADING;

import java.util.Map;
import java.util.Set;
import kr.haetae.protocol.AgentApi.EpochState;

/** The life of an epoch: which state may follow which. */
final class EpochTransitions {
    private static final Map<EpochState, Set<EpochState>> NEXT = Map.of(
            UPLOADING, Set.of(PROVING, FAILED),
            PROVING, Set.of(ACTIVE, FAILED),
            ACTIVE, Set.of(RETIRING, FAILED),
            RETIRING, Set.of(DROPPED),
            FAILED, Set.of(),
            DROPPED, Set.of());

    private EpochTransitions() {}

    static boolean allowed(EpochState from, EpochState to) {
        return NEXT.getOrDefault(from, Set.of()).contains(to);
    }

    /**
     * Checks a step.
     *
     * @throws IllegalStateException if it is not in the table
     */
    static void require(EpochState from, EpochState to) {
        if (!allowed(from, to)) {
            throw new IllegalStateException("an epoch does not go from " + from + " to " + to);
        }
    }
}
