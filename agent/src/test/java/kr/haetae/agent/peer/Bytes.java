package kr.haetae.agent.peer;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.HexFormat;
import kr.haetae.protocol.BatchCommitment;

/** Bytes as messages hold them. */
final class Bytes {
    private Bytes() {}

    static byte[] random(int length) {
        byte[] bytes = new byte[length];
        new SecureRandom().nextBytes(bytes);
        return bytes;
    }

    static String randomHex(int length) {
        return hex(random(length));
    }

    static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }

    static byte[] ofHex(String hex) {
        return HexFormat.of().parseHex(hex);
    }

    static byte[] sha256(byte[] bytes) {
        return BatchCommitment.sha256().digest(bytes);
    }

    static String sha256Hex(byte[] bytes) {
        return hex(sha256(bytes));
    }

    static String sha256Hex(String text) {
        return sha256Hex(text.getBytes(StandardCharsets.UTF_8));
    }
}
