package kr.haetae.hub.tagindex.internal;

import static kr.haetae.hub.tagindex.internal.TagHmac.TAG_BYTES;

import java.util.List;

/**
 * Turns the keyed tags of one building pass into rows: bucket after bucket, each with its suffixes sorted and free of
 * repeats. Distribution by counting, then a small sort in every bucket.
 */
final class BucketSorter {
    private final BucketLayout layout;
    private final int suffixBytes;
    private final SuffixSort suffixSort;

    BucketSorter(BucketLayout layout) {
        this.layout = layout;
        this.suffixBytes = layout.suffixBytes();
        this.suffixSort = new SuffixSort(suffixBytes);
    }

    /**
     * Hands over every bucket of the pass that is not empty, in ascending order.
     *
     * @param slices the keyed tags, 12 bytes each; their buckets lie in [firstBucket, endBucket)
     */
    <E extends Exception> void sort(List<byte[]> slices, int firstBucket, int endBucket, RowSink<E> sink) throws E {
        int[] ends = starts(slices, firstBucket, endBucket);
        // Distribution moves every bucket's start to its end.
        byte[] suffixes = distribute(slices, firstBucket, ends);
        int from = 0;
        for (int i = 0; i < endBucket - firstBucket; i++) {
            int kept = suffixSort.sort(suffixes, from, ends[i]);
            if (kept > 0) {
                sink.row(firstBucket + i, suffixes, from * suffixBytes, kept * suffixBytes);
            }
            from = ends[i];
        }
    }

    private int[] starts(List<byte[]> slices, int firstBucket, int endBucket) {
        int[] starts = new int[endBucket - firstBucket + 1];
        for (byte[] slice : slices) {
            for (int at = 0; at < slice.length; at += TAG_BYTES) {
                starts[layout.bucketOf(slice, at) - firstBucket + 1]++;
            }
        }
        for (int i = 1; i < starts.length; i++) {
            starts[i] += starts[i - 1];
        }
        return starts;
    }

    private byte[] distribute(List<byte[]> slices, int firstBucket, int[] next) {
        byte[] suffixes = new byte[next[next.length - 1] * suffixBytes];
        for (byte[] slice : slices) {
            for (int at = 0; at < slice.length; at += TAG_BYTES) {
                int place = next[layout.bucketOf(slice, at) - firstBucket]++;
                layout.copySuffix(slice, at, suffixes, place * suffixBytes);
            }
        }
        return suffixes;
    }

    /** Takes finished rows. */
    @FunctionalInterface
    interface RowSink<E extends Exception> {
        void row(int bucket, byte[] suffixes, int from, int length) throws E;
    }
}
