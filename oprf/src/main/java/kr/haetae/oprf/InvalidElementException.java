package kr.haetae.oprf;

/**
 * A packed batch held something that is not an element of the group, or is its identity.
 *
 * <p>Elements are public, yet the message names only the place, not the bytes.
 */
public final class InvalidElementException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final int index;

    /** Makes the exception for the element at {@code index}, counted from zero. */
    public InvalidElementException(int index) {
        super("element " + index + " is not a canonical, non-identity ristretto255 element of 32 bytes");
        this.index = index;
    }

    /** The index of the first offending element, counted from zero. */
    public int index() {
        return index;
    }
}
