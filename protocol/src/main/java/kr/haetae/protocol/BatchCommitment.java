package kr.haetae.protocol;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** The leaves a batch header's Merkle root commits to, and the salted commitment to a case. */
public final class BatchCommitment {
    private BatchCommitment() {}

    /**
     * The entry of one element: index (8 bytes), then input, blind and salt, each behind its length (4 bytes,
     * big-endian). The tree itself adds RFC 6962's leaf prefix.
     *
     * @param index of the element in the hub's count
     * @param input the lookup input of the address, or of a dummy or canary
     * @param blind the 64 bytes the blinding scalar was reduced from
     * @param salt 32 bytes
     */
    public static byte[] leaf(long index, byte[] input, byte[] blind, byte[] salt) {
        return ByteBuffer.allocate(Long.BYTES + 3 * Integer.BYTES + input.length + blind.length + salt.length)
                .putLong(index)
                .putInt(input.length)
                .put(input)
                .putInt(blind.length)
                .put(blind)
                .putInt(salt.length)
                .put(salt)
                .array();
    }

    /** SHA-256 over the salt (32 bytes) and the case id in UTF-8. */
    public static byte[] caseCommitment(byte[] salt, String caseId) {
        MessageDigest digest = sha256();
        digest.update(salt);
        return digest.digest(caseId.getBytes(StandardCharsets.UTF_8));
    }

    public static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
