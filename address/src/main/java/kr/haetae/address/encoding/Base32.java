package kr.haetae.address.encoding;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Base32 of RFC 4648 §6 without padding. */
public final class Base32 {
    public static final Alphabet UPPER = new Alphabet("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567");
    public static final Alphabet LOWER = new Alphabet("abcdefghijklmnopqrstuvwxyz234567");

    private Base32() {}

    /** Decodes, or null where a character is foreign or filling bits are not zero (so every value has one spelling). */
    public static byte @Nullable [] decode(Alphabet alphabet, String text) {
        byte[] fives = new byte[text.length()];
        for (int i = 0; i < fives.length; i++) {
            int value = alphabet.valueOf(text.charAt(i));
            if (value < 0) {
                return null;
            }
            fives[i] = (byte) value;
        }
        return BitGroups.toBytes(fives);
    }

    public static String encode(byte[] bytes) {
        byte[] fives = BitGroups.toFives(bytes);
        StringBuilder out = new StringBuilder(fives.length);
        for (byte five : fives) {
            out.append(UPPER.characterOf(five));
        }
        return out.toString();
    }

    /** As {@link #encode} in lower case. */
    public static String encodeLower(byte[] bytes) {
        return encode(bytes).toLowerCase(Locale.ROOT);
    }
}
