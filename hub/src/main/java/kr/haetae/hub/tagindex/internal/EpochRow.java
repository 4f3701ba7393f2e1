package kr.haetae.hub.tagindex.internal;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import kr.haetae.hub.directory.ExchangeId;
import kr.haetae.hub.tagindex.EpochRef;
import kr.haetae.protocol.AgentApi.EpochState;
import kr.haetae.protocol.Message.Manifest;
import kr.haetae.protocol.WireTime;
import org.jspecify.annotations.Nullable;

/**
 * An epoch as it is stored.
 *
 * @param sealed every chunk is stored and the digest was right
 * @param tablesPresent its tables have not been dropped yet
 */
record EpochRow(
        UUID indexId,
        ExchangeId exchange,
        long epoch,
        EpochState state,
        long count,
        String digest,
        String publicKey,
        Set<String> namespaces,
        String manifestSha256,
        int bucketBits,
        boolean sealed,
        @Nullable Instant activatedAt,
        boolean tablesPresent) {

    EpochRef ref() {
        Instant since = activatedAt == null ? Instant.EPOCH : activatedAt;
        return new EpochRef(exchange, epoch, publicKey, manifestSha256, since, namespaces, indexId);
    }

    long chunks() {
        return (count + Manifest.CHUNK_TAGS - 1) / Manifest.CHUNK_TAGS;
    }

    /** Tags a chunk must hold: all but the last are full. */
    int tagsOfChunk(long number) {
        return (int) Math.min(Manifest.CHUNK_TAGS, count - number * Manifest.CHUNK_TAGS);
    }

    String activatedOnWire() {
        return activatedAt == null ? "" : WireTime.format(activatedAt);
    }

    ChunkTable chunkTable() {
        return new ChunkTable(indexId);
    }

    BucketTable bucketTable() {
        return new BucketTable(indexId, new BucketLayout(bucketBits));
    }
}
