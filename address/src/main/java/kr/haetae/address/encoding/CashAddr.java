package kr.haetae.address.encoding;

import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The encoding of CashAddr: Bech32's characters with a 40-bit checksum over the prefix and the values. */
public final class CashAddr {
    /** Characters of the checksum. */
    public static final int CHECKSUM_VALUES = 8;

    private static final long[] GENERATOR = {0x98f2bc8e61L, 0x79b76d99e2L, 0xf33e5fb3c4L, 0xae2eabe2a8L, 0x1e4f43e470L};
    private static final long LOW_35_BITS = 0x07_ffff_ffffL;

    private CashAddr() {}

    /** Decodes the characters after the colon to bytes, or null where the checksum or the filling bits are wrong. */
    public static byte @Nullable [] decode(String prefix, String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        byte[] values = new byte[lower.length()];
        for (int i = 0; i < values.length; i++) {
            int value = Bech32.CHARSET.valueOf(lower.charAt(i));
            if (value < 0) {
                return null;
            }
            values[i] = (byte) value;
        }
        if (values.length <= CHECKSUM_VALUES || residue(prefix, values) != 0) {
            return null;
        }
        return BitGroups.toBytes(values, 0, values.length - CHECKSUM_VALUES);
    }

    /** Encodes bytes to the lower-case characters after the colon. */
    public static String encode(String prefix, byte[] bytes) {
        byte[] values = BitGroups.toFives(bytes);
        long residue = residue(prefix, Arrays.copyOf(values, values.length + CHECKSUM_VALUES));
        StringBuilder out = new StringBuilder(values.length + CHECKSUM_VALUES);
        for (byte value : values) {
            out.append(Bech32.CHARSET.characterOf(value));
        }
        for (int i = CHECKSUM_VALUES - 1; i >= 0; i--) {
            out.append(Bech32.CHARSET.characterOf((int) (residue >>> (5 * i)) & 31));
        }
        return out.toString();
    }

    private static long residue(String prefix, byte[] values) {
        long checksum = 1;
        for (int i = 0; i < prefix.length(); i++) {
            checksum = step(checksum, prefix.charAt(i) & 31);
        }
        checksum = step(checksum, 0);
        for (byte value : values) {
            checksum = step(checksum, value);
        }
        return checksum ^ 1;
    }

    private static long step(long checksum, int value) {
        int top = (int) (checksum >>> 35);
        long next = ((checksum & LOW_35_BITS) << 5) ^ value;
        for (int i = 0; i < GENERATOR.length; i++) {
            next ^= ((top >>> i) & 1) == 1 ? GENERATOR[i] : 0;
        }
        return next;
    }
}
