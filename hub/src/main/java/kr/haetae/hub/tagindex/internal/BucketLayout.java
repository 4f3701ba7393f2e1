package kr.haetae.hub.tagindex.internal;

import static kr.haetae.hub.tagindex.internal.TagHmac.TAG_BYTES;

/**
 * How a keyed tag of 96 bits falls apart into a bucket number, its first {@code bits}, and a suffix, the rest. The bits
 * the bucket implies are not stored, save those that share a byte with the suffix: they are zero there.
 *
 * @param bits 0 to 24
 */
public record BucketLayout(int bits) {
    /** Most bits a bucket number has. */
    public static final int MAX_BITS = 24;

    /** Tags that share a row on average: at least this many, and fewer than twice as many. */
    static final int TAGS_PER_BUCKET = 64;

    public BucketLayout {
        if (bits < 0 || bits > MAX_BITS) {
            throw new IllegalArgumentException("bucket bits out of range");
        }
    }

    /** The layout for an index of that many tags. */
    public static BucketLayout forCount(long tags) {
        int bits = 0;
        while (bits < MAX_BITS && tags >> (bits + 1) >= TAGS_PER_BUCKET) {
            bits++;
        }
        return new BucketLayout(bits);
    }

    /** Number of buckets, empty ones included. */
    public int buckets() {
        return 1 << bits;
    }

    /** Bytes a suffix takes: 9 to 12. */
    public int suffixBytes() {
        return TAG_BYTES - bits / Byte.SIZE;
    }

    /** The bucket of the keyed tag that begins at an offset. */
    public int bucketOf(byte[] keyed, int at) {
        int first32 = BigEndian.intAt(keyed, at);
        return bits == 0 ? 0 : first32 >>> (Integer.SIZE - bits);
    }

    /** Writes the suffix of the keyed tag at one offset to another array. */
    public void copySuffix(byte[] keyed, int at, byte[] to, int toAt) {
        int skipped = bits / Byte.SIZE;
        System.arraycopy(keyed, at + skipped, to, toAt, TAG_BYTES - skipped);
        to[toAt] &= (byte) (0xff >>> bits % Byte.SIZE);
    }
}
