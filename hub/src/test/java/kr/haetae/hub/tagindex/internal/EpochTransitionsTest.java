package kr.haetae.hub.tagindex.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.ArrayList;
import java.util.List;
import kr.haetae.protocol.AgentApi.EpochState;
import org.junit.jupiter.api.Test;

class EpochTransitionsTest {
    @Test
    void allowExactlyTheLifeOfAnEpoch() {
        List<String> allowed = new ArrayList<>();
        for (EpochState from : EpochState.values()) {
            for (EpochState to : EpochState.values()) {
                if (EpochTransitions.allowed(from, to)) {
                    allowed.add(from + ">" + to);
                }
            }
        }
        assertThat(allowed)
                .containsExactlyInAnyOrder(
                        "UPLOADING>PROVING",
                        "UPLOADING>FAILED",
                        "PROVING>ACTIVE",
                        "PROVING>FAILED",
                        "ACTIVE>RETIRING",
                        "ACTIVE>FAILED",
                        "RETIRING>DROPPED");
    }

    @Test
    void refuseAnyOtherStep() {
        assertThatIllegalStateException()
                .isThrownBy(() -> EpochTransitions.require(EpochState.UPLOADING, EpochState.ACTIVE));
    }
}
