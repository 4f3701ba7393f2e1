package kr.haetae.hub.verification.blinding;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The secrets of one batch, derived from its seed with HKDF-SHA512 (RFC 5869): the same seed gives the same blinds after
 * a restart. Use by one thread at a time.
 *
 * <p>Security guarantees: blinds and salts come from different labels; a blind is bound to its position and to the input
 * it hides, so that no two elements of any batch share one.
 */
public final class BatchSecrets {
    /** Length of a batch's seed. */
    public static final int SEED_LENGTH_BYTES = 32;

    /** Length of a salt. */
    public static final int SALT_LENGTH_BYTES = 32;

    private static final String ALGORITHM = "HmacSHA512";
    private static final byte[] EXTRACT_SALT = "haetae batch seed".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] BLIND = "blind".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] SALT = "salt".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] CASE = "case".getBytes(StandardCharsets.US_ASCII);

    private final Mac expand;

    /**
     * Derives from a seed.
     *
     * @param seed 32 random bytes; the caller erases them
     */
    public BatchSecrets(byte[] seed) {
        if (seed.length != SEED_LENGTH_BYTES) {
            throw new IllegalArgumentException("a seed is 32 bytes");
        }
        byte[] key = mac(EXTRACT_SALT).doFinal(seed);
        this.expand = mac(key);
        Arrays.fill(key, (byte) 0);
    }

    /** The 64 uniform bytes that blind an input at a position. */
    public byte[] blind(int position, byte[] input) {
        return derive(BLIND, position, input);
    }

    /** The salt of a position's leaf in the batch's Merkle tree. */
    public byte[] salt(int position, byte[] input) {
        return Arrays.copyOf(derive(SALT, position, input), SALT_LENGTH_BYTES);
    }

    /** The salt of the commitment to the case. */
    public byte[] caseSalt() {
        return Arrays.copyOf(derive(CASE, 0, new byte[0]), SALT_LENGTH_BYTES);
    }

    /** HKDF-Expand to one block: HMAC(key, label length, label, position, input, 0x01). */
    private byte[] derive(byte[] label, int position, byte[] input) {
        expand.update((byte) label.length);
        expand.update(label);
        expand.update(ByteBuffer.allocate(Integer.BYTES).putInt(position).array());
        expand.update(input);
        return expand.doFinal(new byte[] {1});
    }

    private static Mac mac(byte[] key) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key, ALGORITHM));
            return mac;
        } catch (NoSuchAlgorithmException | InvalidKeyException e) {
            throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
        }
    }

    @Override
    public String toString() {
        return "BatchSecrets[]";
    }
}
