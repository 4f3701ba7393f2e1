package kr.haetae.protocol;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The leaves of a verification's recorded list: which lookup inputs stand in which line. Their RFC 6962 root is written
 * into the audit log when the list is submitted, before anything of it is asked. Each leaf has a salt of its own, so that
 * opening one tells nothing of the others.
 */
public final class ListCommitment {
    /** Length of a list's salt and of its leaves' salts. */
    public static final int SALT_LENGTH_BYTES = 32;

    private static final byte[] LABEL = "haetae/list-salt/v1\n".getBytes(StandardCharsets.US_ASCII);
    private static final String ALGORITHM = "HmacSHA256";

    private ListCommitment() {}

    /**
     * The entry of one input of a line: line (4 bytes), then input and salt, each behind its length (4 bytes, big-endian).
     *
     * @param line from 1
     * @param salt of this leaf, 32 bytes
     */
    public static byte[] leaf(int line, byte[] input, byte[] salt) {
        return ByteBuffer.allocate(3 * Integer.BYTES + input.length + salt.length)
                .putInt(line)
                .putInt(input.length)
                .put(input)
                .putInt(salt.length)
                .put(salt)
                .array();
    }

    /**
     * The salt of a leaf: HMAC-SHA256(list's salt, label, number of the leaf in 4 bytes).
     *
     * @param listSalt 32 random bytes of this list alone
     */
    public static byte[] salt(byte[] listSalt, int leaf) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(listSalt, ALGORITHM));
            mac.update(LABEL);
            return Arrays.copyOf(
                    mac.doFinal(ByteBuffer.allocate(Integer.BYTES).putInt(leaf).array()), SALT_LENGTH_BYTES);
        } catch (NoSuchAlgorithmException | InvalidKeyException e) {
            throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
        }
    }
}
