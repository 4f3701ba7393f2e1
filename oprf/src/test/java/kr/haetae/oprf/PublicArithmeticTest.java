package kr.haetae.oprf;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The variable-time arithmetic over public values against integers and against libsodium. */
class PublicArithmeticTest {
    private static final Group SODIUM = Group.sodium();
    private static final BigInteger P = BigInteger.TWO.pow(255).subtract(BigInteger.valueOf(19));

    @Property(tries = 500)
    void productsOfTheLargestAllowedLimbsAreExact(@ForAll long seed) {
        Random random = new Random(seed);
        long[] a = limbs(random);
        long[] b = limbs(random);
        long[] product = new long[5];
        PublicField.mul(product, 0, a, 0, b, 0);
        assertThat(value(product).mod(P)).isEqualTo(value(a).multiply(value(b)).mod(P));
        assertThat(largest(product)).isLessThan(1L << 52);
        PublicField.square(product, 0, a, 0);
        assertThat(value(product).mod(P)).isEqualTo(value(a).pow(2).mod(P));
        assertThat(largest(product)).isLessThan(1L << 52);
    }

    @Property(tries = 500)
    void writesTheReducedFormWhateverTheLimbs(@ForAll long seed) {
        long[] a = limbs(new Random(seed));
        byte[] bytes = PublicFieldCodec.write(a, 0);
        assertThat(integer(bytes)).isEqualTo(value(a).mod(P));
        long[] again = new long[5];
        PublicFieldCodec.read(again, 0, bytes, 0);
        assertThat(value(again)).isEqualTo(value(a).mod(P));
    }

    @ParameterizedTest
    @ValueSource(longs = {-38, -20, -19, -1, 0, 1, 18, 19, 20, 38})
    void writesValuesAroundTheModulusReduced(long offset) {
        BigInteger nearModulus = P.add(BigInteger.valueOf(offset));
        long[] a = new long[5];
        for (int i = 0; i < 4; i++) {
            a[i] = nearModulus.shiftRight(51 * i).longValue() & ((1L << 51) - 1);
        }
        a[4] = nearModulus.shiftRight(204).longValueExact();
        assertThat(integer(PublicFieldCodec.write(a, 0))).isEqualTo(nearModulus.mod(P));
    }

    @ParameterizedTest
    @ValueSource(longs = {-512, -20, -2, -1, 0, 1, 18})
    void tellsWhetherBytesAreBelowTheModulus(long offset) {
        byte[] bytes = littleEndian(P.add(BigInteger.valueOf(offset)));
        assertThat(PublicFieldCodec.isCanonical(bytes, 0)).isEqualTo(offset < 0);
        bytes[31] |= (byte) 0x80;
        assertThat(PublicFieldCodec.isCanonical(bytes, 0)).isFalse();
    }

    @Property(tries = 60)
    void raisesToThePowerOfASquareRoot(@ForAll long seed) {
        long[] a = limbs(new Random(seed));
        long[] power = new long[5];
        PublicField.powP58(power, 0, a, 0);
        BigInteger exponent = BigInteger.TWO.pow(252).subtract(BigInteger.valueOf(3));
        assertThat(value(power).mod(P)).isEqualTo(value(a).mod(P).modPow(exponent, P));
    }

    @Property(tries = 30)
    void bothMethodsGiveTheNaiveSum(@ForAll @IntRange(min = 1, max = 40) int count, @ForAll long seed) {
        assertSumsAgree(count, seed);
    }

    @ParameterizedTest
    @ValueSource(ints = {95, 96, 97, 500, 1024, 1500})
    void bothMethodsGiveTheNaiveSumOfWholeBatches(int count) {
        assertSumsAgree(count, 20260901L + count);
    }

    private static void assertSumsAgree(int count, long seed) {
        Random random = new Random(seed);
        byte[] uniform = new byte[64 * count];
        random.nextBytes(uniform);
        byte[] elements = SODIUM.mapUniform(uniform);
        random.nextBytes(uniform);
        byte[] weights = SODIUM.reduceUniform(uniform);
        if (count > 2) {
            // The extremes: weight zero, weight one, weight L - 1, and the same element twice.
            Arrays.fill(weights, 0, 64, (byte) 0);
            weights[32] = 1;
            System.arraycopy(SODIUM.subtractProduct(new byte[32], scalarOne(), scalarOne()), 0, weights, 64, 32);
            System.arraycopy(elements, 0, elements, 32, 32);
        }
        byte[] expected = naiveSum(weights, elements, count);
        PublicPoints points = PublicPoints.decodeAll(elements);
        assertThat(PublicMultiScalar.straus(weights, points).encode())
                .as("Straus, %d points, seed %d", count, seed)
                .isEqualTo(expected);
        assertThat(PublicMultiScalar.pippenger(weights, points).encode())
                .as("Pippenger, %d points, seed %d", count, seed)
                .isEqualTo(expected);
    }

    /** Multiplies one by one in libsodium and adds up by sums of two with weights of one. */
    private static byte[] naiveSum(byte[] weights, byte[] elements, int count) {
        byte[] sum = null;
        for (int i = 0; i < count; i++) {
            byte[] weight = Arrays.copyOfRange(weights, 32 * i, 32 * i + 32);
            if (Packed.isZero(weight, 0)) {
                continue;
            }
            byte[] product = SODIUM.multiplyAll(weight, Arrays.copyOfRange(elements, 32 * i, 32 * i + 32));
            sum = sum == null ? product : ElisabethAddition.add(sum, product);
        }
        return sum == null ? new byte[32] : sum;
    }

    private static byte[] scalarOne() {
        byte[] one = new byte[32];
        one[0] = 1;
        return one;
    }

    /** Limbs of any sign and up to 2^53 in size, often at the limit. */
    private static long[] limbs(Random random) {
        long[] limbs = new long[5];
        for (int i = 0; i < 5; i++) {
            long limit = (1L << 53) - 1;
            limbs[i] = switch (random.nextInt(4)) {
                case 0 -> limit;
                case 1 -> -limit;
                case 2 -> random.nextInt(3) - 1;
                default -> random.nextLong() >> 10;
            };
        }
        return limbs;
    }

    private static long largest(long[] limbs) {
        return Arrays.stream(limbs).map(Math::abs).max().orElseThrow();
    }

    private static BigInteger value(long[] limbs) {
        BigInteger value = BigInteger.ZERO;
        for (int i = 4; i >= 0; i--) {
            value = value.shiftLeft(51).add(BigInteger.valueOf(limbs[i]));
        }
        return value;
    }

    private static BigInteger integer(byte[] littleEndian) {
        byte[] bigEndian = new byte[32];
        for (int i = 0; i < 32; i++) {
            bigEndian[i] = littleEndian[31 - i];
        }
        return new BigInteger(1, bigEndian);
    }

    private static byte[] littleEndian(BigInteger below256Bits) {
        byte[] bytes = new byte[32];
        for (int i = 0; i < 32; i++) {
            bytes[i] = below256Bits.shiftRight(8 * i).byteValue();
        }
        return bytes;
    }
}
