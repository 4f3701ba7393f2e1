package kr.haetae.oprf;

/**
 * The libsodium backend.
 *
 * <h2>Security guarantees</h2>
 *
 * <p>Everything that touches a scalar is done by libsodium, in constant time, on native memory that is erased before the
 * method returns. {@code crypto_scalarmult_ristretto255} itself refuses encodings that are not canonical and products
 * that are the identity; the group's order is prime and scalars are not zero, so that means the element was the identity.
 */
final class SodiumGroup implements Group {
    private static final int SIZE = Packed.SIZE;

    private final String name;

    private SodiumGroup() {
        this.name = "libsodium " + SodiumLibrary.sodium_version_string() + " (" + SodiumLibrary.ORIGIN + ")";
    }

    /** The one instance; loads the library at the first call. */
    static SodiumGroup instance() {
        return Holder.INSTANCE;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public byte[] multiplyAll(byte[] scalar, byte[] elements) {
        Packed.requireScalar(scalar);
        return multiply(scalar, 0, elements, Packed.countElements(elements));
    }

    @Override
    public byte[] multiplyEach(byte[] scalars, byte[] elements) {
        int count = Packed.countElements(elements);
        Packed.requireSameCount(Packed.countScalars(scalars), count);
        return multiply(scalars, SIZE, elements, count);
    }

    /** Multiplies in place in native memory; {@code stride} is how far the next element's scalar is from the last. */
    private static byte[] multiply(byte[] scalars, int stride, byte[] elements, int count) {
        try (NativeScratch scratch = new NativeScratch((long) scalars.length + elements.length)) {
            scratch.put(0, scalars);
            scratch.put(scalars.length, elements);
            long scalar = scratch.address(0);
            long element = scratch.address(scalars.length);
            for (int i = 0; i < count; i++) {
                if (SodiumLibrary.crypto_scalarmult_ristretto255(element, scalar, element) != 0) {
                    throw new InvalidElementException(i);
                }
                scalar += stride;
                element += SIZE;
            }
            return scratch.get(scalars.length, elements.length);
        }
    }

    @Override
    public byte[] multiplyBase(byte[] scalar) {
        Packed.requireScalar(scalar);
        try (NativeScratch scratch = new NativeScratch(2 * SIZE)) {
            scratch.put(0, scalar);
            if (SodiumLibrary.crypto_scalarmult_ristretto255_base(scratch.address(SIZE), scratch.address(0)) != 0) {
                throw new IllegalArgumentException("the scalar is zero");
            }
            return scratch.get(SIZE, SIZE);
        }
    }

    @Override
    public byte[] mapUniform(byte[] uniform) {
        int count = Packed.countUniform(uniform);
        try (NativeScratch scratch = new NativeScratch((long) uniform.length + (long) count * SIZE)) {
            scratch.put(0, uniform);
            for (int i = 0; i < count; i++) {
                SodiumLibrary.crypto_core_ristretto255_from_hash(
                        scratch.address(uniform.length + (long) i * SIZE),
                        scratch.address((long) i * UNIFORM_LENGTH_BYTES));
            }
            return scratch.get(uniform.length, count * SIZE);
        }
    }

    @Override
    public byte[] reduceUniform(byte[] uniform) {
        int count = Packed.countUniform(uniform);
        try (NativeScratch scratch = new NativeScratch((long) uniform.length + (long) count * SIZE)) {
            scratch.put(0, uniform);
            for (int i = 0; i < count; i++) {
                SodiumLibrary.crypto_core_ristretto255_scalar_reduce(
                        scratch.address(uniform.length + (long) i * SIZE),
                        scratch.address((long) i * UNIFORM_LENGTH_BYTES));
            }
            return scratch.get(uniform.length, count * SIZE);
        }
    }

    @Override
    public byte[] subtractProduct(byte[] minuend, byte[] factor, byte[] otherFactor) {
        try (NativeScratch scratch = new NativeScratch(3 * SIZE)) {
            long x = scratch.address(0);
            long y = scratch.address(SIZE);
            long z = scratch.address(2 * SIZE);
            scratch.put(0, minuend);
            scratch.put(SIZE, factor);
            scratch.put(2 * SIZE, otherFactor);
            SodiumLibrary.crypto_core_ristretto255_scalar_mul(y, y, z);
            SodiumLibrary.crypto_core_ristretto255_scalar_sub(x, x, y);
            return scratch.get(0, SIZE);
        }
    }

    @Override
    public byte[] invertAll(byte[] scalars) {
        int count = Packed.countScalars(scalars);
        if (count == 0) {
            return new byte[0];
        }
        try (NativeScratch scratch = new NativeScratch(2L * scalars.length + SIZE)) {
            scratch.put(0, scalars);
            invertInPlace(scratch, count);
            return scratch.get(scalars.length, scalars.length);
        }
    }

    /** Scalars at 0, prefix products and then inverses after them, the running product last. */
    private static void invertInPlace(NativeScratch scratch, int count) {
        long last = (count - 1L) * SIZE;
        long prefixes = scratch.address((long) count * SIZE);
        long scalars = scratch.address(0);
        long running = prefixes + last + SIZE;
        scratch.put((long) count * SIZE, scratch.get(0, SIZE));
        for (long at = SIZE; at <= last; at += SIZE) {
            SodiumLibrary.crypto_core_ristretto255_scalar_mul(prefixes + at, prefixes + at - SIZE, scalars + at);
        }
        SodiumLibrary.crypto_core_ristretto255_scalar_invert(running, prefixes + last);
        for (long at = last; at > 0; at -= SIZE) {
            SodiumLibrary.crypto_core_ristretto255_scalar_mul(prefixes + at, running, prefixes + at - SIZE);
            SodiumLibrary.crypto_core_ristretto255_scalar_mul(running, running, scalars + at);
        }
        scratch.put((long) count * SIZE, scratch.get(2L * count * SIZE, SIZE));
    }

    private static final class Holder {
        static final SodiumGroup INSTANCE = new SodiumGroup();
    }
}
