package kr.haetae.agent.publishing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TagSortTest {
    @Test
    void sortsUnsignedLikeAPlainSort() {
        long seed = new Random().nextLong();
        System.out.println("seed: " + seed);
        Random random = new Random(seed);
        for (int count : new int[] {0, 1, 2, 100, 70_000}) {
            byte[] tags = new byte[count * Tagger.TAG_BYTES];
            random.nextBytes(tags);
            List<byte[]> expected = new ArrayList<>();
            for (int i = 0; i < tags.length; i += Tagger.TAG_BYTES) {
                expected.add(Arrays.copyOfRange(tags, i, i + Tagger.TAG_BYTES));
            }
            expected.sort(Arrays::compareUnsigned);
            byte[] sorted = TagSort.sorted(tags);
            for (int i = 0; i < count; i++) {
                assertThat(Arrays.copyOfRange(sorted, i * Tagger.TAG_BYTES, (i + 1) * Tagger.TAG_BYTES))
                        .isEqualTo(expected.get(i));
            }
        }
    }

    @Test
    void paddingHidesSmallGrowthAndNeverTakesAway() {
        for (long real = 1; real < 3_000_000; real += 9_973) {
            long total = Padding.total(real, 5);
            assertThat(total).isGreaterThanOrEqualTo(real + real * 5 / 100).isLessThan(real * 125 / 100 + 1_100);
        }
        assertThat(Padding.total(100_064, 5)).isEqualTo(Padding.total(101_064, 5));
        assertThat(Padding.total(67, 5)).isEqualTo(1_024);
    }
}
