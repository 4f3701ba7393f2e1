package kr.haetae.oprf;

import java.util.Arrays;

/** Lookup tags: the first 12 bytes of an output. At 10^9 queries over 3·10^10 tags, 4·10^-10 false hits are expected. */
public final class LookupTags {
    /** Length of a lookup tag. */
    public static final int TAG_LENGTH_BYTES = 12;

    private LookupTags() {}

    /**
     * Shortens an output to its lookup tag.
     *
     * @param output 64 bytes from {@code evaluate} or {@code finalize}
     */
    public static byte[] fromOutput(byte[] output) {
        if (output.length != Group.UNIFORM_LENGTH_BYTES) {
            throw new IllegalArgumentException("an output is 64 bytes, not " + output.length);
        }
        return Arrays.copyOf(output, TAG_LENGTH_BYTES);
    }
}
