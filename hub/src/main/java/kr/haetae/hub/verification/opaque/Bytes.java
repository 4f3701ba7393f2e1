package kr.haetae.hub.verification.opaque;

/** A byte array as a part of a record: handed over, not copied, and never shown, for it may be secret or personal. */
public final class Bytes {
    private final byte[] array;

    private Bytes(byte[] array) {
        this.array = array;
    }

    /** Wraps an array that nobody changes any more. */
    public static Bytes of(byte[] array) {
        return new Bytes(array);
    }

    /** The array itself. */
    public byte[] array() {
        return array;
    }

    @Override
    public String toString() {
        return "Bytes[" + array.length + "]";
    }
}
