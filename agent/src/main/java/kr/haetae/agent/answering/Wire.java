package kr.haetae.agent.answering;

import java.time.Instant;
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

    static void require(boolean condition, RefusalCode otherwise) throws RefusedException {
        if (!condition) {
            throw new RefusedException(otherwise);
        }
    }
}
