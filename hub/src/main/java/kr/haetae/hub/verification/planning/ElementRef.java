package kr.haetae.hub.verification.planning;

/** Where an element is, packed into an int: batch number times 1,024 plus position. */
public final class ElementRef {
    private static final int POSITION_BITS = 10;

    private ElementRef() {}

    /**
     * Packs a place.
     *
     * @param batchNo 0 to 2,097,151, counted within the verification
     * @param position 0 to 1,023
     */
    public static int of(int batchNo, int position) {
        return batchNo << POSITION_BITS | position;
    }

    public static int batchNo(int ref) {
        return ref >>> POSITION_BITS;
    }

    public static int position(int ref) {
        return ref & (1 << POSITION_BITS) - 1;
    }
}
