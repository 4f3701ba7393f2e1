package kr.haetae.hub.tagindex.internal;

import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import kr.haetae.oprf.Group;
import kr.haetae.protocol.BatchCommitment;
import kr.haetae.protocol.Envelope;
import kr.haetae.protocol.Message;
import kr.haetae.protocol.Message.Manifest;
import kr.haetae.protocol.SigningKey;

/** What an agent would upload for an epoch. */
public final class TestUpload {
    private static final int CHUNK_BYTES = Manifest.CHUNK_TAGS * TagHmac.TAG_BYTES;

    private final Manifest manifest;
    private final byte[] tags;

    TestUpload(Manifest manifest, byte[] tags) {
        this.manifest = manifest;
        this.tags = tags;
    }

    Manifest manifest() {
        return manifest;
    }

    byte[] tags() {
        return tags;
    }

    public static TestUpload of(String exchange, long epoch, byte[] tags) {
        int count = tags.length / TagHmac.TAG_BYTES;
        Manifest manifest =
                new Manifest(exchange, epoch, 0, "0".repeat(64), count, digest(tags), publicKey(), List.of("eip155"));
        return new TestUpload(manifest, tags);
    }

    TestUpload with(Manifest changed) {
        return new TestUpload(changed, tags);
    }

    public String signedBy(SigningKey key) {
        return sign(key, manifest.exchange(), manifest);
    }

    static String sign(SigningKey key, String issuer, Message message) {
        return Envelope.of(issuer, Envelope.HUB, "0".repeat(32), IndexBed.NOW, message)
                .sign(key);
    }

    public int chunks() {
        return (int) manifest.chunks();
    }

    /** A fresh copy: storing a chunk overwrites it. */
    public byte[] chunk(int number) {
        return Arrays.copyOfRange(tags, number * CHUNK_BYTES, Math.min(tags.length, (number + 1) * CHUNK_BYTES));
    }

    private static String digest(byte[] tags) {
        MessageDigest whole = BatchCommitment.sha256();
        for (int from = 0; from < tags.length; from += CHUNK_BYTES) {
            byte[] chunk = Arrays.copyOfRange(tags, from, Math.min(tags.length, from + CHUNK_BYTES));
            whole.update(BatchCommitment.sha256().digest(chunk));
        }
        return HexFormat.of().formatHex(whole.digest());
    }

    private static String publicKey() {
        byte[] scalar = new byte[Group.SCALAR_LENGTH_BYTES];
        scalar[0] = 7;
        return HexFormat.of().formatHex(Group.best().multiplyBase(scalar));
    }
}
