package kr.haetae.protocol;

/** Batches are padded up to one of these sizes, so that a size says little of how many addresses were asked. */
public final class BatchSize {
    /** No batch holds more elements. */
    public static final int MAX = 1_024;

    private static final int[] CLASSES = {16, 64, 256, MAX};

    private BatchSize() {}

    /**
     * The smallest class that holds so many elements.
     *
     * @param elements 1 to {@link #MAX}
     */
    public static int classFor(int elements) {
        if (elements < 1 || elements > MAX) {
            throw new IllegalArgumentException("1 to " + MAX + " elements");
        }
        for (int size : CLASSES) {
            if (elements <= size) {
                return size;
            }
        }
        throw new AssertionError(elements);
    }

    /** Whether a received batch has one of the sizes. */
    public static boolean isClass(int elements) {
        return elements >= 1 && elements <= MAX && classFor(elements) == elements;
    }
}
