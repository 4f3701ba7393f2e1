package kr.haetae.agent.publishing;

import java.security.SecureRandom;
import java.util.HexFormat;

/** Ids of the agent's own making, for envelopes no task asked for. */
final class TaskIds {
    private static final SecureRandom RANDOM = new SecureRandom();

    private TaskIds() {}

    static String random() {
        byte[] id = new byte[16];
        RANDOM.nextBytes(id);
        return HexFormat.of().formatHex(id);
    }
}
