package kr.haetae.agent.peer;

import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import kr.haetae.protocol.AgentApi.EpochState;
import kr.haetae.protocol.AgentApi.EpochStatus;
import kr.haetae.protocol.BatchCommitment;
import kr.haetae.protocol.Message;

/** One uploaded epoch: its manifest, the chunks so far, and what became of it. */
final class PeerEpoch {
    final Message.Manifest manifest;
    final String jws;
    final Map<Long, byte[]> chunks = new TreeMap<>();
    volatile EpochState state = EpochState.UPLOADING;
    volatile String activatedAt = "";

    PeerEpoch(Message.Manifest manifest, String jws) {
        this.manifest = manifest;
        this.jws = jws;
    }

    long number() {
        return manifest.epoch();
    }

    EpochStatus status() {
        return new EpochStatus(number(), state, chunks.size(), activatedAt);
    }

    /** Whether the chunks are the ones the manifest was signed for. */
    boolean isWhole() {
        MessageDigest whole = BatchCommitment.sha256();
        chunks.values().forEach(chunk -> whole.update(Bytes.sha256(chunk)));
        return Bytes.hex(whole.digest()).equals(manifest.digest());
    }

    boolean holds(byte[] tag) {
        return chunks.values().stream().anyMatch(chunk -> contains(chunk, tag));
    }

    private static boolean contains(byte[] chunk, byte[] tag) {
        for (int i = 0; i < chunk.length; i += tag.length) {
            if (Arrays.equals(chunk, i, i + tag.length, tag, 0, tag.length)) {
                return true;
            }
        }
        return false;
    }
}
