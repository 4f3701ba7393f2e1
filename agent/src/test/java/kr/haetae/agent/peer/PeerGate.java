package kr.haetae.agent.peer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.concurrent.atomic.AtomicInteger;
import kr.haetae.protocol.AgentApi;
import kr.haetae.protocol.Envelope;
import kr.haetae.protocol.Json;
import kr.haetae.protocol.MemberCard;
import kr.haetae.protocol.PinnedPeers;
import kr.haetae.protocol.VerifyKey;
import org.jspecify.annotations.Nullable;

/** Whom the peer serves: the one member whose card it has, unless that is suspended. */
final class PeerGate {
    /** Nobody is served while this is set, as after a suspension. */
    volatile boolean suspended;

    final AtomicInteger refusedPolls = new AtomicInteger();

    private final String exchange;
    private volatile @Nullable MemberCard member;

    PeerGate(String exchange) {
        this.exchange = exchange;
    }

    void admit(Path memberCard) throws IOException {
        member = Json.read(Files.readAllBytes(memberCard), MemberCard.class);
    }

    boolean admits(String path, X509Certificate presented) {
        if (suspended && path.startsWith(AgentApi.TASKS)) {
            refusedPolls.incrementAndGet();
        }
        MemberCard known = member;
        return !suspended && known != null && PinnedPeers.fingerprint(presented).equals(known.certificateSha256());
    }

    /** Opens what the member signed for the hub. */
    Envelope open(String jws) {
        VerifyKey key = VerifyKey.of(Base64.getDecoder().decode(member.verifyKey()));
        return Envelope.open(jws, key, exchange, Envelope.HUB);
    }
}
