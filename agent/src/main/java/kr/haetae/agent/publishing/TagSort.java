package kr.haetae.agent.publishing;

/** Sorts packed 12-byte tags, unsigned and ascending: a radix sort, least significant 16 bits first. */
final class TagSort {
    private static final int DIGITS = 1 << 16;

    private TagSort() {}

    /** The tags in order; the argument's content is lost. */
    static byte[] sorted(byte[] tags) {
        byte[] from = tags;
        byte[] to = new byte[tags.length];
        for (int digitAt = Tagger.TAG_BYTES - 2; digitAt >= 0; digitAt -= 2) {
            pass(from, to, digitAt);
            byte[] done = to;
            to = from;
            from = done;
        }
        return from;
    }

    private static void pass(byte[] from, byte[] to, int digitAt) {
        int[] starts = new int[DIGITS + 1];
        for (int i = 0; i < from.length; i += Tagger.TAG_BYTES) {
            starts[digit(from, i + digitAt) + 1]++;
        }
        for (int digit = 0; digit < DIGITS; digit++) {
            starts[digit + 1] += starts[digit];
        }
        for (int i = 0; i < from.length; i += Tagger.TAG_BYTES) {
            int place = starts[digit(from, i + digitAt)]++;
            System.arraycopy(from, i, to, place * Tagger.TAG_BYTES, Tagger.TAG_BYTES);
        }
    }

    private static int digit(byte[] tags, int at) {
        return (tags[at] & 0xff) << 8 | (tags[at + 1] & 0xff);
    }
}
