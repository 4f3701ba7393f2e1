package kr.haetae.agent.answering;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HexFormat;
import kr.haetae.protocol.BatchCommitment;
import kr.haetae.protocol.MalformedMessageException;
import kr.haetae.protocol.RefusalCode;
import kr.haetae.protocol.WireTime;

/** Fields of a message, refused as malformed where they are. */
final class Wire {
    private Wire() {}

    static Instant time(String text) throws RefusedException {
        try {
            return WireTime.parse(text);
        } catch (MalformedMessageException e) {
            throw new RefusedException(RefusalCode.MALFORMED);
        }
    }

    /** SHA-256 over a text's ASCII bytes, hex. */
    static String sha256Ascii(String text) {
        byte[] digest = BatchCommitment.sha256().digest(text.getBytes(StandardCharsets.US_ASCII));
        return HexFormat.of().formatHex(digest);
    }

    static void require(boolean condition, RefusalCode otherwise) throws RefusedException {
        if (!condition) {
            throw new RefusedException(otherwise);
        }
    }
}
