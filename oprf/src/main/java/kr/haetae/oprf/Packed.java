package kr.haetae.oprf;

/** Lengths and places in packed arrays, and the one scalar check both backends share. */
final class Packed {
    static final int SIZE = 32;

    /** The group order L = 2^252 + 27742317777372353535851937790883648493, little-endian (RFC 9496, section 4.4). */
    private static final byte[] ORDER = {
        (byte) 0xed,
        (byte) 0xd3,
        (byte) 0xf5,
        0x5c,
        0x1a,
        0x63,
        0x12,
        0x58,
        (byte) 0xd6,
        (byte) 0x9c,
        (byte) 0xf7,
        (byte) 0xa2,
        (byte) 0xde,
        (byte) 0xf9,
        (byte) 0xde,
        0x14,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0x10
    };

    private Packed() {}

    /** Counts the elements of a packed array; a trailing fragment is an invalid element. */
    static int countElements(byte[] elements) {
        if (elements.length % SIZE != 0) {
            throw new InvalidElementException(elements.length / SIZE);
        }
        return elements.length / SIZE;
    }

    static int countScalars(byte[] scalars) {
        return count(scalars, SIZE);
    }

    static int countUniform(byte[] uniform) {
        return count(uniform, Group.UNIFORM_LENGTH_BYTES);
    }

    private static int count(byte[] packed, int size) {
        if (packed.length % size != 0) {
            throw new IllegalArgumentException("length " + packed.length + " is not a multiple of " + size);
        }
        return packed.length / size;
    }

    static void requireScalar(byte[] scalar) {
        if (scalar.length != SIZE) {
            throw new IllegalArgumentException("a scalar is 32 bytes, not " + scalar.length);
        }
    }

    static void requireSameCount(int scalars, int elements) {
        if (scalars != elements) {
            throw new IllegalArgumentException(scalars + " scalars for " + elements + " elements");
        }
    }

    /** Whether the scalar at {@code offset} is below L, in time that does not depend on its value. */
    static boolean isCanonicalScalar(byte[] scalars, int offset) {
        int borrow = 0;
        for (int i = 0; i < SIZE; i++) {
            int difference = (scalars[offset + i] & 0xff) - (ORDER[i] & 0xff) + borrow;
            borrow = difference >> 8;
        }
        return borrow != 0;
    }

    /** Whether the scalar at {@code offset} is zero, in time that does not depend on its value. */
    static boolean isZero(byte[] scalars, int offset) {
        int bits = 0;
        for (int i = 0; i < SIZE; i++) {
            bits |= scalars[offset + i];
        }
        return bits == 0;
    }
}
