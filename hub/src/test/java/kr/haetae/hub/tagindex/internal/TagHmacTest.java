package kr.haetae.hub.tagindex.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import java.util.Random;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

class TagHmacTest {
    @Test
    void equalsThePlatformsHmacCutToTwelveBytes() throws Exception {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int keyBytes : new int[] {1, 32, 63, 64}) {
            byte[] key = new byte[keyBytes];
            random.nextBytes(key);
            byte[] tags = new byte[100 * TagHmac.TAG_BYTES];
            random.nextBytes(tags);
            byte[] keyed = tags.clone();
            new TagHmac(key).keyInPlace(keyed);
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            for (int at = 0; at < tags.length; at += TagHmac.TAG_BYTES) {
                mac.update(tags, at, TagHmac.TAG_BYTES);
                assertThat(Arrays.copyOfRange(keyed, at, at + TagHmac.TAG_BYTES))
                        .as("seed %d", seed)
                        .isEqualTo(Arrays.copyOf(mac.doFinal(), TagHmac.TAG_BYTES));
            }
        }
    }

    @Test
    void refusesAKeyLongerThanABlock() {
        assertThatIllegalArgumentException().isThrownBy(() -> new TagHmac(new byte[65]));
    }

    @Test
    void saysNothingOfItsKey() {
        assertThat(new TagHmac(new byte[32])).hasToString("TagHmac");
    }
}
