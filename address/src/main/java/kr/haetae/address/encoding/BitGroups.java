package kr.haetae.address.encoding;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Regroups bits, most significant first: bytes to five-bit values and back. */
public final class BitGroups {
    private BitGroups() {}

    /** Five-bit values of bytes, the last one filled up with zero bits. */
    public static byte[] toFives(byte[] bytes) {
        byte[] fives = new byte[(bytes.length * 8 + 4) / 5];
        int accumulator = 0;
        int bits = 0;
        int next = 0;
        for (byte b : bytes) {
            accumulator = ((accumulator << 8) | (b & 0xff)) & 0xfff;
            bits += 8;
            while (bits >= 5) {
                bits -= 5;
                fives[next++] = (byte) ((accumulator >>> bits) & 31);
            }
        }
        if (bits > 0) {
            fives[next] = (byte) ((accumulator << (5 - bits)) & 31);
        }
        return fives;
    }

    /** Bytes of five-bit values, or null where more than four filling bits are left or one of them is not zero. */
    public static byte @Nullable [] toBytes(byte[] fives) {
        return toBytes(fives, 0, fives.length);
    }

    /** Bytes of the five-bit values in a range, as {@link #toBytes(byte[])}. */
    public static byte @Nullable [] toBytes(byte[] fives, int from, int to) {
        byte[] bytes = new byte[(to - from) * 5 / 8];
        int accumulator = 0;
        int bits = 0;
        int next = 0;
        for (int i = from; i < to; i++) {
            accumulator = ((accumulator << 5) | fives[i]) & 0xfff;
            bits += 5;
            if (bits >= 8) {
                bits -= 8;
                bytes[next++] = (byte) (accumulator >>> bits);
            }
        }
        boolean cleanTail = bits < 5 && (accumulator & ((1 << bits) - 1)) == 0;
        return cleanTail ? Arrays.copyOf(bytes, next) : null;
    }
}
