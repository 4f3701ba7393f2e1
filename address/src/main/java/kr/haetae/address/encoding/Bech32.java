package kr.haetae.address.encoding;

import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Bech32 (BIP-173) and Bech32m (BIP-350).
 *
 * <p>The length limit is the caller's, for chains other than Bitcoin use Bech32 beyond 90 characters.
 */
public final class Bech32 {
    /** The 32 data characters, lower case. */
    public static final Alphabet CHARSET = new Alphabet("qpzry9x8gf2tvdw0s3jn54khce6mua7l");

    private static final int CHECKSUM_VALUES = 6;
    private static final int CHARSET_SIZE = 32;
    private static final int[] GENERATOR = {0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd, 0x2a1462b3};

    private Bech32() {}

    /** Which of the two checksums. */
    public enum Variant {
        BECH32(1),
        BECH32M(0x2bc830a3);

        private final int constant;

        Variant(int constant) {
            this.constant = constant;
        }
    }

    /** What reading gave. */
    public sealed interface Result {}

    /**
     * The checksum matches.
     *
     * @param prefix the human-readable part, lower case
     * @param values five-bit values without the checksum
     */
    @SuppressWarnings("ArrayRecordComponent") // a carrier between decoder and codec, never compared
    public record Ok(String prefix, byte[] values, Variant variant) implements Result {
        /** The values as bytes, or null where the filling bits are not clean. */
        public byte @Nullable [] bytes() {
            return BitGroups.toBytes(values);
        }
    }

    /**
     * The text is no Bech32.
     *
     * @param position the character to blame, or null where no single one is; for a checksum the one character whose
     *     change alone would make it match (BIP-173 allows saying where, never what)
     */
    public record Bad(Flaw flaw, @Nullable Integer position) implements Result {}

    /** Why a text is no Bech32. */
    public enum Flaw {
        MIXED_CASE,
        NO_PREFIX,
        LENGTH,
        ALPHABET,
        CHECKSUM
    }

    /** Reads a text of at most {@code maxLength} characters, all lower or all upper case. */
    public static Result decode(String text, int maxLength) {
        int mixed = firstOfOtherCase(text);
        if (mixed >= 0) {
            return new Bad(Flaw.MIXED_CASE, mixed);
        }
        String lower = text.toLowerCase(Locale.ROOT);
        int separator = lower.lastIndexOf('1');
        if (separator < 1) {
            return new Bad(Flaw.NO_PREFIX, 0);
        }
        if (lower.length() > maxLength) {
            return new Bad(Flaw.LENGTH, maxLength);
        }
        if (lower.length() - separator - 1 < CHECKSUM_VALUES) {
            return new Bad(Flaw.LENGTH, null);
        }
        byte[] values = new byte[lower.length() - separator - 1];
        for (int i = 0; i < values.length; i++) {
            int value = CHARSET.valueOf(lower.charAt(separator + 1 + i));
            if (value < 0) {
                return new Bad(Flaw.ALPHABET, separator + 1 + i);
            }
            values[i] = (byte) value;
        }
        return verified(lower.substring(0, separator), values);
    }

    private static Result verified(String prefix, byte[] values) {
        for (int i = 0; i < prefix.length(); i++) {
            if (prefix.charAt(i) < 33 || prefix.charAt(i) > 126) {
                return new Bad(Flaw.ALPHABET, i);
            }
        }
        int residue = residue(prefix, values);
        for (Variant variant : Variant.values()) {
            if (residue == variant.constant) {
                return new Ok(prefix, Arrays.copyOf(values, values.length - CHECKSUM_VALUES), variant);
            }
        }
        int wrong = onlyWrongValue(residue, values.length);
        return new Bad(Flaw.CHECKSUM, wrong < 0 ? null : prefix.length() + 1 + wrong);
    }

    /**
     * Where a single changed value explains the residue, or -1 where none or more than one does. The checksum is linear:
     * a change adds its own residue, whatever the rest of the text is.
     */
    private static int onlyWrongValue(int residue, int length) {
        int found = -1;
        for (Variant variant : Variant.values()) {
            int difference = residue ^ variant.constant;
            for (int change = 1; change < CHARSET_SIZE; change++) {
                int effect = change;
                for (int at = length - 1; at >= 0; at--) {
                    if (effect == difference) {
                        if (found >= 0 && found != at) {
                            return -1;
                        }
                        found = at;
                    }
                    effect = step(effect, 0);
                }
            }
        }
        return found;
    }

    /** Writes five-bit values in lower case. */
    public static String encode(String prefix, byte[] values, Variant variant) {
        int residue = residue(prefix, Arrays.copyOf(values, values.length + CHECKSUM_VALUES)) ^ variant.constant;
        StringBuilder out = new StringBuilder(prefix).append('1');
        for (byte value : values) {
            out.append(CHARSET.characterOf(value));
        }
        for (int i = CHECKSUM_VALUES - 1; i >= 0; i--) {
            out.append(CHARSET.characterOf((residue >>> (5 * i)) & 31));
        }
        return out.toString();
    }

    private static int residue(String prefix, byte[] values) {
        int checksum = 1;
        for (int i = 0; i < prefix.length(); i++) {
            checksum = step(checksum, prefix.charAt(i) >>> 5);
        }
        checksum = step(checksum, 0);
        for (int i = 0; i < prefix.length(); i++) {
            checksum = step(checksum, prefix.charAt(i) & 31);
        }
        for (byte value : values) {
            checksum = step(checksum, value);
        }
        return checksum;
    }

    private static int step(int checksum, int value) {
        int top = checksum >>> 25;
        int next = ((checksum & 0x1ffffff) << 5) ^ value;
        for (int i = 0; i < GENERATOR.length; i++) {
            next ^= ((top >>> i) & 1) == 1 ? GENERATOR[i] : 0;
        }
        return next;
    }

    /** The index of the first letter whose case differs from the first letter's, or -1. */
    public static int firstOfOtherCase(String text) {
        boolean upper = false;
        boolean lower = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            upper |= c >= 'A' && c <= 'Z';
            lower |= c >= 'a' && c <= 'z';
            if (upper && lower) {
                return i;
            }
        }
        return -1;
    }
}
