package kr.haetae.hub.tagindex.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BucketLayoutTest {
    @Test
    void letsSixtyFourToOneHundredTwentySevenTagsShareARow() {
        for (long count : new long[] {128, 129, 1_000, 65_536, 100_000, 1_000_000, 10_000_000, 100_000_000}) {
            double perRow = (double) count / BucketLayout.forCount(count).buckets();
            assertThat(perRow).as("%d tags", count).isBetween(64.0, 128.0);
        }
        assertThat(BucketLayout.forCount(0).buckets()).isEqualTo(1);
        assertThat(BucketLayout.forCount(127).buckets()).isEqualTo(1);
    }

    @Test
    void losesNoBitOfATag() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int bits = 0; bits <= BucketLayout.MAX_BITS; bits++) {
            BucketLayout layout = new BucketLayout(bits);
            byte[] tag = new byte[TagHmac.TAG_BYTES];
            random.nextBytes(tag);
            byte[] suffix = new byte[layout.suffixBytes()];
            layout.copySuffix(tag, 0, suffix, 0);
            BigInteger whole = BigInteger.valueOf(layout.bucketOf(tag, 0))
                    .shiftLeft(96 - bits)
                    .or(new BigInteger(1, suffix));
            assertThat(whole).as("seed %d, %d bits", seed, bits).isEqualTo(new BigInteger(1, tag));
        }
    }

    @Test
    void storesTenBytesATagAtTenMillion() {
        assertThat(BucketLayout.forCount(10_000_000).suffixBytes()).isEqualTo(10);
    }

    @Test
    void putsTheEdgesIntoTheFirstAndLastBucket() {
        byte[] highest = new byte[TagHmac.TAG_BYTES];
        Arrays.fill(highest, (byte) 0xff);
        BucketLayout layout = new BucketLayout(17);
        assertThat(layout.bucketOf(new byte[TagHmac.TAG_BYTES], 0)).isZero();
        assertThat(layout.bucketOf(highest, 0)).isEqualTo(layout.buckets() - 1);
    }
}
