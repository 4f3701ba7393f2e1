package kr.haetae.agent.wallets;

/** Merge sort over positions in an {@code int[]}: the JDK sorts primitives by their value only, objects by a comparator. */
final class PositionSort {
    private static final int INSERTION_LENGTH = 12;

    private final PackedEntries entries;

    private PositionSort(PackedEntries entries) {
        this.entries = entries;
    }

    static void sort(int[] positions, int length, PackedEntries entries) {
        int[] source = java.util.Arrays.copyOf(positions, length);
        new PositionSort(entries).sort(source, positions, 0, length);
    }

    /** Sorts the range of {@code target}; {@code source} holds the same positions and is overwritten. */
    private void sort(int[] source, int[] target, int from, int to) {
        if (to - from <= INSERTION_LENGTH) {
            insertionSort(target, from, to);
            return;
        }
        int middle = (from + to) >>> 1;
        sort(target, source, from, middle);
        sort(target, source, middle, to);
        int left = from;
        int right = middle;
        for (int i = from; i < to; i++) {
            boolean takeLeft = right >= to || (left < middle && entries.compare(source[left], source[right]) <= 0);
            target[i] = takeLeft ? source[left++] : source[right++];
        }
    }

    private void insertionSort(int[] positions, int from, int to) {
        for (int i = from + 1; i < to; i++) {
            int moving = positions[i];
            int at = i;
            while (at > from && entries.compare(positions[at - 1], moving) > 0) {
                positions[at] = positions[at - 1];
                at--;
            }
            positions[at] = moving;
        }
    }
}
