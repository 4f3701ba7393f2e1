package kr.haetae.oprf;

/**
 * Decoded elements, each as the affine triple (y + x, y - x, 2dxy) that a mixed addition takes. Public values only.
 *
 * <p>Immutable. Decoding follows RFC 9496, section 4.3.1, in variable time.
 */
final class PublicPoints {
    /** How many longs a point takes. */
    static final int STRIDE = 3 * PublicField.LIMBS;

    private static final byte[] GENERATOR = {
        (byte) 0xe2,
        (byte) 0xf2,
        (byte) 0xae,
        0x0a,
        0x6a,
        (byte) 0xbc,
        0x4e,
        0x71,
        (byte) 0xa8,
        (byte) 0x84,
        (byte) 0xa9,
        0x61,
        (byte) 0xc5,
        0x00,
        0x51,
        0x5f,
        0x58,
        (byte) 0xe3,
        0x0b,
        0x6a,
        (byte) 0xa5,
        (byte) 0x82,
        (byte) 0xdd,
        (byte) 0x8d,
        (byte) 0xb6,
        (byte) 0xa6,
        0x59,
        0x45,
        (byte) 0xe0,
        (byte) 0x8d,
        0x2d,
        0x76
    };

    private final long[] triples;
    private final int count;

    private PublicPoints(long[] triples, int count) {
        this.triples = triples;
        this.count = count;
    }

    /** The encoded generator of the group (RFC 9496, section 4). */
    static byte[] generator() {
        return GENERATOR.clone();
    }

    /**
     * Decodes packed elements.
     *
     * @throws InvalidElementException naming the first that is not canonical or is the identity
     */
    static PublicPoints decodeAll(byte[] elements) {
        int count = Packed.countElements(elements);
        long[] triples = new long[count * STRIDE];
        Decoder decoder = new Decoder();
        for (int i = 0; i < count; i++) {
            if (!decoder.decode(elements, i * Packed.SIZE, triples, i * STRIDE)) {
                throw new InvalidElementException(i);
            }
        }
        return new PublicPoints(triples, count);
    }

    int count() {
        return count;
    }

    /** The triples of all points, {@link #STRIDE} longs each; not to be written to. */
    long[] triples() {
        return triples;
    }

    /** Decodes one element after another with the same working space. */
    private static final class Decoder {
        private static final int S = 0;
        private static final int U1 = 5;
        private static final int U2 = 10;
        private static final int U2_SQUARED = 15;
        private static final int V = 20;
        private static final int ROOT = 25;
        private static final int X = 30;
        private static final int Y = 35;
        private static final int T = 40;

        private final long[] w = new long[45];

        boolean decode(byte[] elements, int offset, long[] triple, int to) {
            PublicFieldCodec.read(w, S, elements, offset);
            boolean canonical = PublicFieldCodec.isCanonical(elements, offset);
            if (!canonical || (elements[offset] & 1) != 0 || !findAffine()) {
                return false;
            }
            PublicField.add(triple, to, w, Y, w, X);
            PublicField.sub(triple, to + 5, w, Y, w, X);
            PublicField.mul(triple, to + 10, w, T, PublicRoots.D2, 0);
            // A point with x = 0 encodes the identity.
            return !PublicFieldCodec.isZero(w, X);
        }

        private boolean findAffine() {
            PublicField.square(w, T, w, S);
            PublicField.sub(w, U1, PublicRoots.ONE, 0, w, T);
            PublicField.add(w, U2, PublicRoots.ONE, 0, w, T);
            PublicField.square(w, U2_SQUARED, w, U2);
            PublicField.square(w, V, w, U1);
            PublicField.mul(w, V, w, V, PublicRoots.D, 0);
            PublicField.negate(w, V, w, V);
            PublicField.sub(w, V, w, V, w, U2_SQUARED);
            PublicField.mul(w, T, w, V, w, U2_SQUARED);
            if (!PublicRoots.inverseRoot(w, ROOT, w, T)) {
                return false;
            }
            PublicField.mul(w, X, w, ROOT, w, U2); // den_x
            PublicField.mul(w, Y, w, ROOT, w, X);
            PublicField.mul(w, Y, w, Y, w, V); // den_y
            PublicField.mul(w, Y, w, Y, w, U1);
            PublicField.add(w, X, w, X, w, X);
            PublicField.mul(w, X, w, X, w, S);
            PublicRoots.absolute(w, X);
            PublicField.mul(w, T, w, X, w, Y);
            return !PublicFieldCodec.isNegative(w, T) && !PublicFieldCodec.isZero(w, Y);
        }
    }
}
