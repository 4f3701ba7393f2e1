package kr.haetae.oprf;

/**
 * The prime-order group ristretto255 (RFC 9496) and its scalar field, as much as RFC 9497 needs, on packed arrays.
 *
 * <p>An element is 32 bytes, a scalar 32 bytes little-endian below the group order L; n of them are 32·n bytes. Every
 * method returns a fresh array and leaves its arguments untouched.
 *
 * <h2>Security guarantees</h2>
 *
 * <ul>
 *   <li>Time does not depend on the value of a scalar. It may depend on whether an element is valid: elements are public.
 *   <li>Every element decoded is canonical and not the identity, otherwise {@link InvalidElementException} with its index.
 *   <li>Native copies of scalars are erased before a method returns. Java copies made by the pure-Java backend inside its
 *       library cannot be erased and live until they are collected.
 *   <li>Instances hold no state and are safe for use by many threads.
 * </ul>
 */
public sealed interface Group permits SodiumGroup, ElisabethGroup {
    /** Length of an encoded element. */
    int ELEMENT_LENGTH_BYTES = 32;

    /** Length of an encoded scalar. */
    int SCALAR_LENGTH_BYTES = 32;

    /** Length of the uniform bytes that make an unbiased scalar or element. */
    int UNIFORM_LENGTH_BYTES = 64;

    /**
     * The libsodium backend.
     *
     * @throws UnsatisfiedLinkError if no libsodium can be loaded here: 32-bit or unknown platform, native code forbidden
     */
    static Group sodium() {
        return SodiumGroup.instance();
    }

    /** The pure-Java backend: three to four times slower, for machines that forbid native code. */
    static Group pureJava() {
        return ElisabethGroup.INSTANCE;
    }

    /** The libsodium backend if it loads on this machine, otherwise the pure-Java one; {@link #name()} says which. */
    static Group best() {
        try {
            return sodium();
        } catch (LinkageError nativeCodeUnavailable) {
            return pureJava();
        }
    }

    /** The backend's name for people, e.g. {@code "libsodium 1.0.18 (system)"}. */
    String name();

    /**
     * Multiplies every element by one secret scalar.
     *
     * @param scalar 32 bytes, canonical and not zero
     * @param elements packed elements
     * @throws InvalidElementException if an element is not canonical or is the identity
     */
    byte[] multiplyAll(byte[] scalar, byte[] elements);

    /**
     * Multiplies the i-th element by the i-th scalar.
     *
     * @param scalars packed scalars, canonical and not zero, as many as elements
     * @param elements packed elements
     * @throws InvalidElementException if an element is not canonical or is the identity
     */
    byte[] multiplyEach(byte[] scalars, byte[] elements);

    /** Multiplies the group's generator by a scalar that is not zero. */
    byte[] multiplyBase(byte[] scalar);

    /** Maps packed blocks of 64 uniform bytes to elements (RFC 9496, section 4.3.4). */
    byte[] mapUniform(byte[] uniform);

    /** Reduces packed blocks of 64 little-endian bytes modulo L to scalars. */
    byte[] reduceUniform(byte[] uniform);

    /** Returns {@code minuend - factor·otherFactor} modulo L, the response of a proof. */
    byte[] subtractProduct(byte[] minuend, byte[] factor, byte[] otherFactor);

    /**
     * Inverts packed scalars together (Montgomery's trick): one inversion and three products a scalar.
     *
     * @param scalars packed scalars, none zero
     */
    byte[] invertAll(byte[] scalars);
}
