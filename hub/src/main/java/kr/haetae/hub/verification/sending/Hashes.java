package kr.haetae.hub.verification.sending;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import kr.haetae.protocol.BatchCommitment;

/** SHA-256 in hex, for audit entries. */
public final class Hashes {
    private Hashes() {}

    public static String sha256Hex(String text) {
        return sha256Hex(text.getBytes(StandardCharsets.UTF_8));
    }

    public static String sha256Hex(byte[] bytes) {
        return HexFormat.of().formatHex(BatchCommitment.sha256().digest(bytes));
    }
}
