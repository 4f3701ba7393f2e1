package kr.haetae.protocol.audit;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import kr.haetae.protocol.BatchCommitment;

/**
 * Commits to a field of an audit row so that the log keeps verifying after the field is erased: without its salt the
 * commitment tells nothing, with it nobody can claim another value.
 */
public final class SaltedCommitment {
    /** Length of a row's salt and of every field's salt, in bytes. */
    public static final int SALT_BYTES = 32;

    private static final String COMMITMENT = "haetae/audit-commitment/v1\n";
    private static final String SALT = "haetae/audit-salt/v1\n";

    private SaltedCommitment() {}

    /**
     * The commitment: SHA-256 over the label, the field's name, a newline, the salt, and each value in UTF-8 behind its
     * length (4 bytes, big-endian).
     *
     * @param salt 32 bytes, of this field and row alone
     * @param values one for actor and case; keys and values in turn, sorted by key, for facts
     */
    public static byte[] of(AuditField field, byte[] salt, List<String> values) {
        if (salt.length != SALT_BYTES) {
            throw new IllegalArgumentException("a salt has 32 bytes");
        }
        MessageDigest digest = BatchCommitment.sha256();
        digest.update((COMMITMENT + field.code() + "\n").getBytes(StandardCharsets.US_ASCII));
        digest.update(salt);
        for (String value : values) {
            byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
            digest.update(
                    ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
            digest.update(bytes);
        }
        return digest.digest();
    }

    /**
     * A field's salt, HMAC-SHA256 of the row's: so a row stores one secret, erases one secret, and opens field by field.
     *
     * @param rowSalt 32 random bytes of this row alone
     */
    public static byte[] fieldSalt(byte[] rowSalt, AuditField field) {
        if (rowSalt.length != SALT_BYTES) {
            throw new IllegalArgumentException("a salt has 32 bytes");
        }
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(rowSalt, "HmacSHA256"));
            return mac.doFinal((SALT + field.code()).getBytes(StandardCharsets.US_ASCII));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has HmacSHA256", e);
        }
    }
}
