package kr.haetae.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class BatchCommitmentTest {

    @Test
    void bytesMovedBetweenFieldsChangeTheLeaf() {
        byte[] one = BatchCommitment.leaf(5, new byte[] {1, 2}, new byte[] {3}, new byte[] {4});
        byte[] two = BatchCommitment.leaf(5, new byte[] {1}, new byte[] {2, 3}, new byte[] {4});
        byte[] three = BatchCommitment.leaf(6, new byte[] {1, 2}, new byte[] {3}, new byte[] {4});
        assertThat(one).isNotEqualTo(two).isNotEqualTo(three);
    }

    @Test
    void aBatchIsPaddedToTheNextClass() {
        assertThat(BatchSize.classFor(1)).isEqualTo(16);
        assertThat(BatchSize.classFor(16)).isEqualTo(16);
        assertThat(BatchSize.classFor(17)).isEqualTo(64);
        assertThat(BatchSize.classFor(1_000)).isEqualTo(1_024);
        assertThat(BatchSize.isClass(1_000)).isFalse();
        assertThatThrownBy(() -> BatchSize.classFor(1_025)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void reservedInputsAreAllDifferent() {
        Set<String> seen = new HashSet<>();
        for (long epoch = 1; epoch <= 2; epoch++) {
            for (String exchange : new String[] {"Upbit", "Bithumb"}) {
                ReservedInputs.canaries(exchange, epoch)
                        .forEach(input ->
                                assertThat(seen.add(Arrays.toString(input))).isTrue());
            }
        }
        assertThat(seen).hasSize(4 * ReservedInputs.CANARIES);
        assertThat(ReservedInputs.dummy(new byte[16], 0)).isNotEqualTo(ReservedInputs.dummy(new byte[16], 1));
    }

    @Test
    void theSaltHidesTheCase() {
        assertThat(BatchCommitment.caseCommitment(new byte[32], "DEMO-1"))
                .hasSize(32)
                .isNotEqualTo(BatchCommitment.caseCommitment(new byte[] {1}, "DEMO-1"));
    }
}
