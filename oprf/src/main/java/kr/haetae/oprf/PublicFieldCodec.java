package kr.haetae.oprf;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Field elements to and from 32 little-endian bytes, and the tests that need the one reduced form. Public values only. */
final class PublicFieldCodec {
    private static final long MASK = (1L << 51) - 1;

    private PublicFieldCodec() {}

    /** Reads 255 bits; whether they were below p is for {@link #isCanonical} to say. */
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

    /** Whether the 32 bytes are a number below p = 2^255 - 19, whose bytes are ed ff ... ff 7f. */
    static boolean isCanonical(byte[] bytes, int offset) {
        int top = bytes[offset + 31] & 0xff;
        if (top != 0x7f) {
            return top < 0x7f;
        }
        for (int i = 30; i > 0; i--) {
            if (bytes[offset + i] != (byte) 0xff) {
                return true;
            }
        }
        return (bytes[offset] & 0xff) < 0xed;
    }

    /** Writes the one form below p. */
    static byte[] write(long[] a, int ao) {
        long[] t = reduced(a, ao);
        return ByteBuffer.allocate(32)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(t[0] | t[1] << 51)
                .putLong(t[1] >>> 13 | t[2] << 38)
                .putLong(t[2] >>> 26 | t[3] << 25)
                .putLong(t[3] >>> 39 | t[4] << 12)
                .array();
    }

    /** The limbs of the one form below p, each in [0, 2^51). */
    static long[] reduced(long[] a, int ao) {
        // Limbs may be negative down to -2^53: eight times p is more than that, limb by limb.
        long t0 = a[ao] + 8 * (MASK - 18);
        long t1 = a[ao + 1] + 8 * MASK + (t0 >> 51);
        long t2 = a[ao + 2] + 8 * MASK + (t1 >> 51);
        long t3 = a[ao + 3] + 8 * MASK + (t2 >> 51);
        long t4 = a[ao + 4] + 8 * MASK + (t3 >> 51);
        t0 = (t0 & MASK) + 19 * (t4 >> 51);
        t1 &= MASK;
        t2 &= MASK;
        t3 &= MASK;
        t4 &= MASK;
        // Now 0 <= value < 2^255 + 2^9, so it is at most once too large: value >= p exactly if value + 19 >= 2^255.
        long overflow = (t4 + ((t3 + ((t2 + ((t1 + ((t0 + 19) >> 51)) >> 51)) >> 51)) >> 51)) >> 51;
        t0 += 19 * overflow;
        t1 += t0 >> 51;
        t2 += t1 >> 51;
        t3 += t2 >> 51;
        t4 += t3 >> 51;
        return new long[] {t0 & MASK, t1 & MASK, t2 & MASK, t3 & MASK, t4 & MASK};
    }

    static boolean isNegative(long[] a, int ao) {
        return (reduced(a, ao)[0] & 1) != 0;
    }

    static boolean isZero(long[] a, int ao) {
        long[] t = reduced(a, ao);
        return (t[0] | t[1] | t[2] | t[3] | t[4]) == 0;
    }
}
