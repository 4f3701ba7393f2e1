package kr.haetae.oprf;

import cafe.cryptography.curve25519.CompressedRistretto;
import cafe.cryptography.curve25519.Constants;
import cafe.cryptography.curve25519.InvalidEncodingException;
import cafe.cryptography.curve25519.RistrettoElement;
import cafe.cryptography.curve25519.Scalar;
import java.util.Arrays;

/**
 * The pure-Java backend, over curve25519-elisabeth.
 *
 * <h2>Security guarantees</h2>
 *
 * <p>Scalar multiplication, scalar arithmetic and inversion take the same steps whatever the scalar. The library keeps
 * its own copies of scalars, which Java offers no way to erase.
 */
final class ElisabethGroup implements Group {
    static final ElisabethGroup INSTANCE = new ElisabethGroup();

    /** The exponent L - 2 of Fermat's inversion, little-endian: public, so branching on it tells nothing. */
    private static final byte[] ORDER_MINUS_TWO =
            Scalar.ZERO.subtract(Scalar.ONE).subtract(Scalar.ONE).toByteArray();

    private ElisabethGroup() {}

    @Override
    public String name() {
        return "curve25519-elisabeth (pure Java)";
    }

    @Override
    public byte[] multiplyAll(byte[] scalar, byte[] elements) {
        Packed.requireScalar(scalar);
        int count = Packed.countElements(elements);
        Scalar factor = scalarAt(scalar, 0);
        byte[] products = new byte[elements.length];
        for (int i = 0; i < count; i++) {
            put(products, i, elementAt(elements, i).multiply(factor));
        }
        return products;
    }

    @Override
    public byte[] multiplyEach(byte[] scalars, byte[] elements) {
        int count = Packed.countElements(elements);
        Packed.requireSameCount(Packed.countScalars(scalars), count);
        byte[] products = new byte[elements.length];
        for (int i = 0; i < count; i++) {
            put(products, i, elementAt(elements, i).multiply(scalarAt(scalars, i)));
        }
        return products;
    }

    @Override
    public byte[] multiplyBase(byte[] scalar) {
        Packed.requireScalar(scalar);
        return Constants.RISTRETTO_GENERATOR_TABLE
                .multiply(scalarAt(scalar, 0))
                .compress()
                .toByteArray();
    }

    @Override
    public byte[] mapUniform(byte[] uniform) {
        int count = Packed.countUniform(uniform);
        byte[] elements = new byte[count * Packed.SIZE];
        for (int i = 0; i < count; i++) {
            put(elements, i, RistrettoElement.fromUniformBytes(wideAt(uniform, i)));
        }
        return elements;
    }

    @Override
    public byte[] reduceUniform(byte[] uniform) {
        int count = Packed.countUniform(uniform);
        byte[] scalars = new byte[count * Packed.SIZE];
        for (int i = 0; i < count; i++) {
            byte[] wide = wideAt(uniform, i);
            put(scalars, i, Scalar.fromBytesModOrderWide(wide));
            Arrays.fill(wide, (byte) 0);
        }
        return scalars;
    }

    @Override
    public byte[] subtractProduct(byte[] minuend, byte[] factor, byte[] otherFactor) {
        Scalar product = scalarAt(factor, 0).multiply(scalarAt(otherFactor, 0));
        return scalarAt(minuend, 0).subtract(product).toByteArray();
    }

    @Override
    public byte[] invertAll(byte[] scalars) {
        int count = Packed.countScalars(scalars);
        Scalar[] prefixes = new Scalar[count];
        Scalar product = Scalar.ONE;
        for (int i = 0; i < count; i++) {
            prefixes[i] = product;
            product = product.multiply(scalarAt(scalars, i));
        }
        Scalar suffix = invert(product);
        byte[] inverses = new byte[scalars.length];
        for (int i = count - 1; i >= 0; i--) {
            put(inverses, i, suffix.multiply(prefixes[i]));
            suffix = suffix.multiply(scalarAt(scalars, i));
        }
        return inverses;
    }

    private static Scalar invert(Scalar scalar) {
        Scalar power = Scalar.ONE;
        for (int bit = 252; bit >= 0; bit--) {
            power = power.multiply(power);
            if ((ORDER_MINUS_TWO[bit / 8] >> (bit % 8) & 1) != 0) {
                power = power.multiply(scalar);
            }
        }
        return power;
    }

    private static RistrettoElement elementAt(byte[] elements, int index) {
        byte[] encoded = Arrays.copyOfRange(elements, index * Packed.SIZE, (index + 1) * Packed.SIZE);
        if (Packed.isZero(encoded, 0)) {
            throw new InvalidElementException(index);
        }
        try {
            return new CompressedRistretto(encoded).decompress();
        } catch (InvalidEncodingException notAnElement) {
            throw new InvalidElementException(index);
        }
    }

    /** Reads a scalar that the caller has already checked or reduced; reducing again would only cost time. */
    private static Scalar scalarAt(byte[] scalars, int index) {
        return Scalar.fromBits(Arrays.copyOfRange(scalars, index * Packed.SIZE, (index + 1) * Packed.SIZE));
    }

    private static byte[] wideAt(byte[] uniform, int index) {
        return Arrays.copyOfRange(uniform, index * UNIFORM_LENGTH_BYTES, (index + 1) * UNIFORM_LENGTH_BYTES);
    }

    private static void put(byte[] packed, int index, RistrettoElement element) {
        System.arraycopy(element.compress().toByteArray(), 0, packed, index * Packed.SIZE, Packed.SIZE);
    }

    private static void put(byte[] packed, int index, Scalar scalar) {
        byte[] encoded = scalar.toByteArray();
        System.arraycopy(encoded, 0, packed, index * Packed.SIZE, Packed.SIZE);
        Arrays.fill(encoded, (byte) 0);
    }
}
