package kr.haetae.agent.publishing;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import kr.haetae.agent.wallets.LoadedWallets;
import kr.haetae.oprf.Group;
import kr.haetae.oprf.OprfKey;
import kr.haetae.protocol.BatchCommitment;
import kr.haetae.protocol.Envelope;
import kr.haetae.protocol.Message.Manifest;
import kr.haetae.protocol.ReservedInputs;
import kr.haetae.protocol.SigningKey;
import kr.haetae.protocol.WireTime;

/** Makes an epoch on disk, ready to be uploaded: key, tags, signed manifest. */
final class EpochMaker {
    private static final String NO_MANIFEST = "0".repeat(64);

    private final String exchange;
    private final List<String> namespaces;
    private final SigningKey messageKey;
    private final Group group;
    private final EpochStore store;
    private final Tagger tagger;
    private final Clock clock;

    /**
     * Makes the maker.
     *
     * @param namespaces to declare; empty for those found in the list
     */
    EpochMaker(
            String exchange,
            List<String> namespaces,
            SigningKey messageKey,
            Group group,
            EpochStore store,
            Tagger tagger,
            Clock clock) {
        this.exchange = exchange;
        this.namespaces = List.copyOf(namespaces);
        this.messageKey = messageKey;
        this.group = group;
        this.store = store;
        this.tagger = tagger;
        this.clock = clock;
    }

    /**
     * Makes an epoch.
     *
     * @param newest number of the newest epoch the agent or the hub knows: the new one is greater
     */
    EpochMeta make(LoadedWallets wallets, long newest) throws IOException, InterruptedException {
        Instant now = clock.instant();
        long epoch = Math.max(now.getEpochSecond(), newest + 1);
        OprfKey key = OprfKey.generate(group, new SecureRandom());
        store.saveKey(epoch, key);
        EpochKey epochKey = new EpochKey(group, key);
        byte[] tags = tagger.tags(wallets.list(), ReservedInputs.canaries(exchange, epoch), epochKey.server());
        Manifest manifest = new Manifest(
                exchange,
                epoch,
                0,
                previousManifest(),
                tags.length / Tagger.TAG_BYTES,
                TagChunks.digest(tags),
                epochKey.publicKey(),
                namespaces.isEmpty() ? wallets.list().namespaces() : namespaces);
        String jws = Envelope.of(exchange, Envelope.HUB, TaskIds.random(), now, manifest)
                .sign(messageKey);
        store.saveTags(epoch, tags, jws);
        EpochMeta meta = new EpochMeta(
                epoch,
                WireTime.format(now),
                wallets.contentHash(),
                epochKey.publicKey(),
                sha256(jws),
                EpochMeta.Stage.UPLOADING);
        store.save(meta);
        return meta;
    }

    private String previousManifest() {
        return store.list().stream().findFirst().map(EpochMeta::manifestSha256).orElse(NO_MANIFEST);
    }

    private static String sha256(String jws) {
        return HexFormat.of().formatHex(BatchCommitment.sha256().digest(jws.getBytes(StandardCharsets.US_ASCII)));
    }
}
