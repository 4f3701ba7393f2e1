package kr.haetae.hub.tagindex.internal;

import java.util.TreeSet;

/** Sorts the suffixes of one bucket in place and drops repeats. Not for use by two threads. */
final class SuffixSort {
    /** Larger buckets come only from masses of repeated tags; a set keeps their memory to the distinct ones. */
    private static final int SMALL = 1024;

    private final int suffixBytes;
    private final long[] high = new long[SMALL];
    private final int[] low = new int[SMALL];

    SuffixSort(int suffixBytes) {
        this.suffixBytes = suffixBytes;
    }

    /** Sorts suffixes number [from, to) of the array; returns how many remain, packed at the front of the range. */
    int sort(byte[] suffixes, int from, int to) {
        return to - from <= SMALL ? sortSmall(suffixes, from, to) : sortLarge(suffixes, from, to);
    }

    private int sortSmall(byte[] suffixes, int from, int to) {
        int kept = 0;
        for (int i = from; i < to; i++) {
            long h = readHigh(suffixes, i * suffixBytes);
            int l = readLow(suffixes, i * suffixBytes);
            int place = kept;
            while (place > 0 && compare(high[place - 1], low[place - 1], h, l) > 0) {
                place--;
            }
            if (place == 0 || high[place - 1] != h || low[place - 1] != l) {
                System.arraycopy(high, place, high, place + 1, kept - place);
                System.arraycopy(low, place, low, place + 1, kept - place);
                high[place] = h;
                low[place] = l;
                kept++;
            }
        }
        for (int i = 0; i < kept; i++) {
            write(high[i], low[i], suffixes, (from + i) * suffixBytes);
        }
        return kept;
    }

    private int sortLarge(byte[] suffixes, int from, int to) {
        TreeSet<Suffix> sorted = new TreeSet<>();
        for (int i = from; i < to; i++) {
            sorted.add(new Suffix(readHigh(suffixes, i * suffixBytes), readLow(suffixes, i * suffixBytes)));
        }
        int kept = 0;
        for (Suffix suffix : sorted) {
            write(suffix.high, suffix.low, suffixes, (from + kept) * suffixBytes);
            kept++;
        }
        return kept;
    }

    private static long readHigh(byte[] suffixes, int at) {
        return BigEndian.longAt(suffixes, at);
    }

    private int readLow(byte[] suffixes, int at) {
        int low = 0;
        for (int i = Long.BYTES; i < suffixBytes; i++) {
            low = (low << Byte.SIZE) | (suffixes[at + i] & 0xff);
        }
        return low;
    }

    private void write(long high, int low, byte[] to, int at) {
        BigEndian.putLong(to, at, high);
        for (int i = Long.BYTES; i < suffixBytes; i++) {
            to[at + i] = (byte) (low >>> (Byte.SIZE * (suffixBytes - 1 - i)));
        }
    }

    private static int compare(long highA, int lowA, long highB, int lowB) {
        int byHigh = Long.compareUnsigned(highA, highB);
        return byHigh != 0 ? byHigh : Integer.compareUnsigned(lowA, lowB);
    }

    /** A suffix as numbers that compare as its bytes do. */
    private record Suffix(long high, int low) implements Comparable<Suffix> {
        @Override
        public int compareTo(Suffix other) {
            return compare(high, low, other.high, other.low);
        }
    }
}
