package kr.haetae.oprf;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Field elements to and from 32 little-endian bytes, and the tests that need the one reduced form. Public values only. */
final class PublicFieldCodec {
    private static final long MASK = (1L << 51) - 1;

    private PublicFieldCodec() {}

    /** Reads 255 bits; whether they were below p is for the caller to find out by writing them again. */
    static void read(long[] r, int ro, byte[] bytes, int offset) {
        ByteBuffer buffer = ByteBuffer.wrap(bytes, offset, 32).order(ByteOrder.LITTLE_ENDIAN);
        long w0 = buffer.getLong();
        long w1 = buffer.getLong();
        long w2 = buffer.getLong();
        long w3 = buffer.getLong();
        r[ro] = w0 & MASK;
        r[ro + 1] = (w0 >>> 51 | w1 << 13) & MASK;
        r[ro + 2] = (w1 >>> 38 | w2 << 26) & MASK;
        r[ro + 3] = (w2 >>> 25 | w3 << 39) & MASK;
        r[ro + 4] = w3 >>> 12 & MASK;
    }

    /** Writes the one form below p. */
    static byte[] write(long[] a, int ao) {
        long[] t = new long[PublicField.LIMBS];
        System.arraycopy(a, ao, t, 0, PublicField.LIMBS);
        carry(t);
        carry(t);
        // Now 0 <= value < 2^255, so it is at most once too large: value >= p exactly if value + 19 >= 2^255.
        long overflow = (t[0] + 19) >> 51;
        for (int i = 1; i < PublicField.LIMBS; i++) {
            overflow = (t[i] + overflow) >> 51;
        }
        t[0] += 19 * overflow;
        for (int i = 0; i < PublicField.LIMBS - 1; i++) {
            t[i + 1] += t[i] >> 51;
            t[i] &= MASK;
        }
        t[4] &= MASK;
        return ByteBuffer.allocate(32)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(t[0] | t[1] << 51)
                .putLong(t[1] >>> 13 | t[2] << 38)
                .putLong(t[2] >>> 26 | t[3] << 25)
                .putLong(t[3] >>> 39 | t[4] << 12)
                .array();
    }

    /** One full round of carries, the last limb's into the first; two of them leave every limb in [0, 2^51). */
    private static void carry(long[] t) {
        for (int i = 0; i < PublicField.LIMBS - 1; i++) {
            t[i + 1] += t[i] >> 51;
            t[i] &= MASK;
        }
        t[0] += 19 * (t[4] >> 51);
        t[4] &= MASK;
        for (int i = 0; i < PublicField.LIMBS - 1; i++) {
            t[i + 1] += t[i] >> 51;
            t[i] &= MASK;
        }
    }

    static boolean isNegative(long[] a, int ao) {
        return (write(a, ao)[0] & 1) != 0;
    }

    static boolean isZero(long[] a, int ao) {
        byte[] bytes = write(a, ao);
        int bits = 0;
        for (byte b : bytes) {
            bits |= b;
        }
        return bits == 0;
    }
}
