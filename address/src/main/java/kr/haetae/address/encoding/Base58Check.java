package kr.haetae.address.encoding;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Base58Check: version and payload followed by the first four bytes of their double SHA-256, in Base58. */
public final class Base58Check {
    private static final int CHECKSUM_BYTES = 4;

    private Base58Check() {}

    /** Takes the checksum off decoded bytes, or gives null where it does not match or the bytes are too few. */
    public static byte @Nullable [] verified(byte[] decoded) {
        int size = decoded.length - CHECKSUM_BYTES;
        if (size < 1) {
            return null;
        }
        byte[] body = Arrays.copyOf(decoded, size);
        byte[] digest = Digests.sha256Twice(body);
        return Arrays.equals(digest, 0, CHECKSUM_BYTES, decoded, size, decoded.length) ? body : null;
    }

    /** Decodes version and payload, or null where the text is no Base58 or its checksum does not match. */
    public static byte @Nullable [] decode(Base58 base58, String text) {
        byte[] decoded = base58.decode(text);
        return decoded == null ? null : verified(decoded);
    }

    /** Encodes version and payload with their checksum. */
    public static String encode(Base58 base58, byte[] body) {
        byte[] all = Arrays.copyOf(body, body.length + CHECKSUM_BYTES);
        System.arraycopy(Digests.sha256Twice(body), 0, all, body.length, CHECKSUM_BYTES);
        return base58.encode(all);
    }
}
