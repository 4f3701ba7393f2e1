package kr.haetae.hub.tagindex.internal;

import java.security.DigestException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;

/**
 * HMAC-SHA256 (RFC 2104) of lookup tags under the hub's key of one epoch, cut to the tag's own 12 bytes: the only form in
 * which a tag reaches a disk. The digest states after the two padded keys are computed once and cloned for every tag,
 * which halves the work of {@code javax.crypto.Mac}. Safe for use by several threads.
 */
public final class TagHmac {
    /** Bytes of a lookup tag, in clear and keyed. */
    public static final int TAG_BYTES = 12;

    private static final int BLOCK_BYTES = 64;
    private static final int DIGEST_BYTES = 32;

    private final MessageDigest innerState;
    private final MessageDigest outerState;

    /**
     * Prepares the two states.
     *
     * @param key at most 64 bytes; the caller may erase it afterwards
     */
    public TagHmac(byte[] key) {
        if (key.length > BLOCK_BYTES) {
            throw new IllegalArgumentException("the key is longer than a block");
        }
        innerState = stateAfter(key, (byte) 0x36);
        outerState = stateAfter(key, (byte) 0x5c);
    }

    /** Replaces every tag of the array, 12 bytes each, by its keyed form. */
    public void keyInPlace(byte[] packedTags) {
        byte[] digest = new byte[DIGEST_BYTES];
        try {
            for (int at = 0; at < packedTags.length; at += TAG_BYTES) {
                MessageDigest inner = (MessageDigest) innerState.clone();
                inner.update(packedTags, at, TAG_BYTES);
                inner.digest(digest, 0, DIGEST_BYTES);
                MessageDigest outer = (MessageDigest) outerState.clone();
                outer.update(digest, 0, DIGEST_BYTES);
                outer.digest(digest, 0, DIGEST_BYTES);
                System.arraycopy(digest, 0, packedTags, at, TAG_BYTES);
            }
        } catch (CloneNotSupportedException | DigestException e) {
            throw new IllegalStateException("the platform's SHA-256 can be cloned", e);
        }
    }

    private static MessageDigest stateAfter(byte[] key, byte pad) {
        byte[] block = Arrays.copyOf(key, BLOCK_BYTES);
        for (int i = 0; i < BLOCK_BYTES; i++) {
            block[i] ^= pad;
        }
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(block);
            return digest;
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        } finally {
            Arrays.fill(block, (byte) 0);
        }
    }

    /** Says nothing of the key. */
    @Override
    public String toString() {
        return "TagHmac";
    }
}
