package kr.haetae.oprf;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** SHA-512 and the length prefixes of RFC 9497's transcripts. */
final class Sha512 {
    private Sha512() {}

    static MessageDigest start() {
        try {
            return MessageDigest.getInstance("SHA-512");
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("every Java platform has SHA-512", missing);
        }
    }

    /** Continues from a state that many calls share; {@code prefix} itself stays as it is. */
    static MessageDigest resume(MessageDigest prefix) {
        try {
            return (MessageDigest) prefix.clone();
        } catch (CloneNotSupportedException unsupported) {
            throw new IllegalStateException("the platform's SHA-512 cannot be cloned", unsupported);
        }
    }

    /** I2OSP(value, 2). */
    static void putInt16(MessageDigest digest, int value) {
        digest.update((byte) (value >> 8));
        digest.update((byte) value);
    }

    /** Two bytes of length, then the bytes. */
    static void putPrefixed(MessageDigest digest, byte[] bytes) {
        putPrefixed(digest, bytes, 0, bytes.length);
    }

    static void putPrefixed(MessageDigest digest, byte[] bytes, int offset, int length) {
        putInt16(digest, length);
        digest.update(bytes, offset, length);
    }
}
