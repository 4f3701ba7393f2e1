package kr.haetae.oprf;

import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.security.auth.Destroyable;

/**
 * A server's secret scalar.
 *
 * <h2>Security guarantees</h2>
 *
 * <ul>
 *   <li>The scalar is canonical and not zero.
 *   <li>It appears in no {@code toString} and no exception; {@link #exportSecret()} is the only way out.
 *   <li>{@link #close()} erases this object's copy; afterwards every use throws {@link IllegalStateException}.
 *   <li>Safe for use by many threads.
 * </ul>
 */
public final class OprfKey implements AutoCloseable, Destroyable {
    /** Length of the seed a key is derived from. */
    public static final int SEED_LENGTH_BYTES = 32;

    private final byte[] scalar;
    private final byte[] publicKey;
    private volatile boolean destroyed;

    private OprfKey(Group group, byte[] scalar) {
        this.scalar = scalar;
        this.publicKey = group.multiplyBase(scalar);
    }

    /** Draws a key from {@code random} (GenerateKeyPair, RFC 9497, section 3.2). */
    public static OprfKey generate(Group group, SecureRandom random) {
        return new OprfKey(group, SecretScalars.draw(group, random));
    }

    /** Derives a VOPRF key (DeriveKeyPair, RFC 9497, section 3.2.1). */
    public static OprfKey derive(Group group, byte[] seed32, byte[] info) {
        return derive(group, Mode.VOPRF, seed32, info);
    }

    /**
     * Derives a key for a mode (DeriveKeyPair, RFC 9497, section 3.2.1).
     *
     * @param seed32 32 secret random bytes; the caller erases them
     * @param info public context, at most 65,535 bytes
     */
    public static OprfKey derive(Group group, Mode mode, byte[] seed32, byte[] info) {
        if (seed32.length != SEED_LENGTH_BYTES || info.length > 0xffff) {
            throw new IllegalArgumentException("a seed is 32 bytes, key information at most 65,535");
        }
        UniformHash toKey = Suite.of(mode).toKey();
        for (int counter = 0; counter <= 0xff; counter++) {
            MessageDigest input = toKey.start();
            input.update(seed32);
            Sha512.putPrefixed(input, info);
            input.update((byte) counter);
            byte[] uniform = toKey.finish(input);
            byte[] scalar = group.reduceUniform(uniform);
            Arrays.fill(uniform, (byte) 0);
            if (!Packed.isZero(scalar, 0)) {
                return new OprfKey(group, scalar);
            }
        }
        throw new IllegalStateException("no key could be derived from this seed (RFC 9497: DeriveKeyPairError)");
    }

    /**
     * Reads a key kept with {@link #exportSecret()}.
     *
     * @throws IllegalArgumentException if it is not 32 bytes, not below the group order, or zero
     */
    public static OprfKey fromBytes(Group group, byte[] scalar32) {
        if (scalar32.length != Packed.SIZE || !Packed.isCanonicalScalar(scalar32, 0) || Packed.isZero(scalar32, 0)) {
            throw new IllegalArgumentException("a key is 32 bytes, canonical and not zero");
        }
        return new OprfKey(group, scalar32.clone());
    }

    /** Hands out the secret, 32 bytes; the caller erases them. */
    public byte[] exportSecret() {
        return scalar().clone();
    }

    /** The public key, an element of 32 bytes; available even after the secret is erased. */
    public byte[] publicKey() {
        return publicKey.clone();
    }

    /** This object's own array, never handed out of the package. */
    byte[] scalar() {
        if (destroyed) {
            throw new IllegalStateException("the key was destroyed");
        }
        return scalar;
    }

    @Override
    public void destroy() {
        destroyed = true;
        Arrays.fill(scalar, (byte) 0);
    }

    @Override
    public boolean isDestroyed() {
        return destroyed;
    }

    @Override
    public void close() {
        destroy();
    }

    @Override
    public String toString() {
        return "OprfKey[secret]";
    }
}
