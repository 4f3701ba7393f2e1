package kr.haetae.address.encoding;

import java.util.Arrays;

/** The ordered characters of a positional encoding; a character's value is its place. */
public final class Alphabet {
    private static final byte FOREIGN = -1;

    private final String characters;
    private final byte[] values = new byte[128];

    /**
     * Makes an alphabet.
     *
     * @param characters ASCII characters, each once, in order of value
     */
    public Alphabet(String characters) {
        this.characters = characters;
        Arrays.fill(values, FOREIGN);
        for (int value = 0; value < characters.length(); value++) {
            values[characters.charAt(value)] = (byte) value;
        }
    }

    /** The value of a character, or -1 if it is foreign to this alphabet. */
    public int valueOf(char c) {
        return c < values.length ? values[c] : FOREIGN;
    }

    public char characterOf(int value) {
        return characters.charAt(value);
    }

    /** The index of the first character foreign to this alphabet, or -1 if all belong. */
    public int firstForeign(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (valueOf(text.charAt(i)) == FOREIGN) {
                return i;
            }
        }
        return -1;
    }

    public boolean holds(String text) {
        return firstForeign(text) < 0;
    }
}
