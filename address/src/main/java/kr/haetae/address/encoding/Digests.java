package kr.haetae.address.encoding;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.bouncycastle.crypto.Digest;
import org.bouncycastle.crypto.digests.Blake2bDigest;
import org.bouncycastle.crypto.digests.KeccakDigest;

/** The digests behind address checksums. */
public final class Digests {
    private static final ThreadLocal<MessageDigest> SHA256 = ThreadLocal.withInitial(() -> jdk("SHA-256"));
    private static final ThreadLocal<MessageDigest> SHA512_256 = ThreadLocal.withInitial(() -> jdk("SHA-512/256"));
    private static final ThreadLocal<KeccakDigest> KECCAK256 = ThreadLocal.withInitial(() -> new KeccakDigest(256));

    private Digests() {}

    public static byte[] sha256(byte[] input) {
        return SHA256.get().digest(input);
    }

    /** SHA-256 of SHA-256, Bitcoin's checksum digest. */
    public static byte[] sha256Twice(byte[] input) {
        MessageDigest digest = SHA256.get();
        return digest.digest(digest.digest(input));
    }

    /** SHA-512/256 (FIPS 180-4), Algorand's. */
    public static byte[] sha512Truncated256(byte[] input) {
        return SHA512_256.get().digest(input);
    }

    /** Keccak-256 with the original padding (Ethereum's, not SHA-3). */
    public static byte[] keccak256(byte[] input) {
        return finish(KECCAK256.get(), input);
    }

    /** Unkeyed BLAKE2b (RFC 7693) of a given length, 1 to 64 bytes. */
    public static byte[] blake2b(int bytes, byte[] input) {
        return finish(new Blake2bDigest(bytes * 8), input);
    }

    private static byte[] finish(Digest digest, byte[] input) {
        digest.update(input, 0, input.length);
        byte[] out = new byte[digest.getDigestSize()];
        digest.doFinal(out, 0);
        return out;
    }

    private static MessageDigest jdk(String name) {
        try {
            return MessageDigest.getInstance(name);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has " + name, e);
        }
    }
}
