package kr.haetae.hub.keys.internal;

import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.generators.HKDFBytesGenerator;
import org.bouncycastle.crypto.params.HKDFParameters;

/** HKDF-SHA256 (RFC 5869). */
final class Hkdf {
    /** 255 × 32 bytes: all that RFC 5869 allows. */
    static final int MAX_BYTES = 255 * 32;

    private Hkdf() {}

    static byte[] derive(byte[] secret, byte[] salt, byte[] info, int length) {
        if (length < 1 || length > MAX_BYTES) {
            throw new IllegalArgumentException("1 to " + MAX_BYTES + " bytes");
        }
        HKDFBytesGenerator generator = new HKDFBytesGenerator(new SHA256Digest());
        generator.init(new HKDFParameters(secret, salt, info));
        byte[] derived = new byte[length];
        generator.generateBytes(derived, 0, length);
        return derived;
    }
}
