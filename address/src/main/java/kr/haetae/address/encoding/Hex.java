package kr.haetae.address.encoding;

import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** Hexadecimal of either case. */
public final class Hex {
    private static final HexFormat LOWER = HexFormat.of();

    private Hex() {}

    /** The index of the first character that is no hexadecimal digit, at or after {@code from}; -1 if there is none. */
    public static int firstForeign(String text, int from) {
        for (int i = from; i < text.length(); i++) {
            if (!HexFormat.isHexDigit(text.charAt(i))) {
                return i;
            }
        }
        return -1;
    }

    /** Decodes the digits at and after {@code from}, or null where they are odd in number or one is foreign. */
    public static byte @Nullable [] decode(String text, int from) {
        if (((text.length() - from) & 1) != 0 || firstForeign(text, from) >= 0) {
            return null;
        }
        return LOWER.parseHex(text, from, text.length());
    }

    /** Lower-case digits. */
    public static String encode(byte[] bytes) {
        return LOWER.formatHex(bytes);
    }

    /** Whether the text, after an optional {@code 0x}, is exactly this many hexadecimal digits. */
    public static boolean isDigits(String text, int count) {
        int from = hasPrefix(text) ? 2 : 0;
        return text.length() - from == count && firstForeign(text, from) < 0;
    }

    /** Whether the text begins with {@code 0x} or {@code 0X}. */
    public static boolean hasPrefix(String text) {
        return text.length() >= 2 && text.charAt(0) == '0' && (text.charAt(1) | 0x20) == 'x';
    }
}
