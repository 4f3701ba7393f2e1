package kr.haetae.agent.publishing;

import java.security.SecureRandom;
import java.util.HexFormat;
import kr.haetae.oprf.Group;
import kr.haetae.oprf.OprfKey;
import kr.haetae.oprf.VoprfServer;

/** One epoch's OPRF key, ready to make tags and to evaluate; safe for many threads. */
public final class EpochKey {
    private final VoprfServer server;
    private final String publicKey;

    EpochKey(Group group, OprfKey key) {
        this.server = new VoprfServer(group, key, new SecureRandom());
        this.publicKey = HexFormat.of().formatHex(server.publicKey());
    }

    public VoprfServer server() {
        return server;
    }

    /** Hex. */
    public String publicKey() {
        return publicKey;
    }

    @Override
    public String toString() {
        return "EpochKey[" + publicKey + "]";
    }
}
