package kr.haetae.address;

import org.jspecify.annotations.Nullable;

/** A text as given and what is left of it without surrounding white space and quotes and without invisible characters. */
final class GivenText {
    private static final String WRAPPING = "\"'`,;<>“”„‘’«»‹›「」『』";

    private final String text;
    /** For every character of {@link #text} its index in the text as given; null where the two are the same. */
    private final int @Nullable [] origins;

    private GivenText(String text, int @Nullable [] origins) {
        this.text = text;
        this.origins = origins;
    }

    static GivenText of(String given) {
        return isPlain(given) ? new GivenText(given, null) : stripped(given);
    }

    private static boolean isPlain(String given) {
        int last = given.length() - 1;
        if (last < 0 || isWrapping(given.charAt(0)) || isWrapping(given.charAt(last))) {
            return false;
        }
        for (int i = 0; i <= last; i++) {
            char c = given.charAt(i);
            if (c <= ' ' || c > '~') {
                return false;
            }
        }
        return true;
    }

    private static GivenText stripped(String given) {
        int start = 0;
        int end = given.length();
        while (start < end && isOuter(given.charAt(start))) {
            start++;
        }
        while (end > start && isOuter(given.charAt(end - 1))) {
            end--;
        }
        StringBuilder kept = new StringBuilder(end - start);
        int[] origins = new int[end - start];
        for (int i = start; i < end; i++) {
            if (!isInvisible(given.charAt(i))) {
                origins[kept.length()] = i;
                kept.append(given.charAt(i));
            }
        }
        return new GivenText(kept.toString(), origins);
    }

    private static boolean isOuter(char c) {
        return isWrapping(c)
                || Character.isWhitespace(c)
                || Character.isSpaceChar(c)
                || Character.isISOControl(c)
                || isInvisible(c);
    }

    private static boolean isWrapping(char c) {
        return WRAPPING.indexOf(c) >= 0;
    }

    /** Format characters (zero-width, byte-order mark, direction marks, soft hyphen) and variation selectors. */
    private static boolean isInvisible(char c) {
        return c > '~' && (Character.getType(c) == Character.FORMAT || (c >= 0xfe00 && c <= 0xfe0f));
    }

    String text() {
        return text;
    }

    /** Where the character at an index of {@link #text()} stood in the text as given. */
    int originOf(int index) {
        return origins == null ? index : origins[index];
    }
}
