package kr.haetae.hub.tagindex.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import kr.haetae.hub.directory.ExchangeId;
import kr.haetae.hub.tagindex.EpochRef;
import kr.haetae.hub.tagindex.internal.UploadRefused.Reason;
import kr.haetae.protocol.AgentApi.EpochState;
import kr.haetae.protocol.AgentApi.EpochStatus;
import kr.haetae.protocol.Message;
import kr.haetae.protocol.Message.Manifest;
import kr.haetae.protocol.RefusalCode;
import kr.haetae.protocol.SigningKey;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class EpochUploadsTest {
    private static final IndexBed BED = new IndexBed();
    /** Three chunks, the last one short. */
    private static final byte[] TAGS = IndexBed.tags(21, 140_000);

    @AfterAll
    static void close() {
        BED.close();
    }

    @Test
    void resumesWhereItBrokeOff() {
        TestUpload upload = announced("Resumer", 1);
        assertThat(status("Resumer", 1).nextChunk()).isZero();
        store(upload, 0);
        store(upload, 1);
        assertThat(status("Resumer", 1)).isEqualTo(new EpochStatus(1, EpochState.UPLOADING, 2, ""));
        assertThat(BED.uploads.announce(BED.exchange("Resumer"), upload.signedBy(BED.agentKey)))
                .isEqualTo(new EpochUploads.Announced(new EpochStatus(1, EpochState.UPLOADING, 2, ""), false));
        store(upload, 2);
        assertThat(BED.uploads.complete(new ExchangeId("Resumer"), 1).nextChunk())
                .isEqualTo(3);
        BED.builder.buildWaiting();
        assertThat(status("Resumer", 1).state()).isEqualTo(EpochState.PROVING);
        EpochRef epoch = BED.index.find(new ExchangeId("Resumer"), 1).orElseThrow();
        assertThat(BED.hits(epoch, TAGS).cardinality()).isEqualTo(140_000);
        assertThat(BED.uploads.complete(new ExchangeId("Resumer"), 1).state()).isEqualTo(EpochState.PROVING);
    }

    @Test
    void takesTheSameChunkAgainButNoOtherInItsPlace() {
        TestUpload upload = announced("Repeater", 1);
        store(upload, 0);
        store(upload, 0);
        assertThat(status("Repeater", 1).nextChunk()).isEqualTo(1);
        byte[] other = upload.chunk(1);
        assertThat(refusal(() -> BED.uploads.store(new ExchangeId("Repeater"), 1, 0, other)))
                .isEqualTo(Reason.CHUNK_DIFFERS);
    }

    @Test
    void erasesAChunkWhetherTakenOrRefused() {
        TestUpload upload = announced("Eraser", 1);
        byte[] taken = upload.chunk(0);
        BED.uploads.store(new ExchangeId("Eraser"), 1, 0, taken);
        assertThat(taken).containsOnly(0);
        byte[] refused = new byte[] {1, 2, 3};
        assertThat(refusal(() -> BED.uploads.store(new ExchangeId("Eraser"), 1, 1, refused)))
                .isEqualTo(Reason.CHUNK_LENGTH);
        assertThat(refused).containsOnly(0);
    }

    @Test
    void saysWhereToGoOnWhenAChunkIsMissing() {
        TestUpload upload = announced("Skipper", 1);
        UploadRefused refused = catchThrowableOfType(UploadRefused.class, () -> store(upload, 1));
        assertThat(refused.reason()).isEqualTo(Reason.CHUNK_OUT_OF_ORDER);
        assertThat(refused.nextChunk()).isZero();
        store(upload, 0);
        UploadRefused incomplete =
                catchThrowableOfType(UploadRefused.class, () -> BED.uploads.complete(new ExchangeId("Skipper"), 1));
        assertThat(incomplete.reason()).isEqualTo(Reason.CHUNKS_MISSING);
        assertThat(incomplete.nextChunk()).isEqualTo(1);
    }

    @Test
    void refusesChunksTheManifestDoesNotHave() {
        TestUpload upload = announced("Stranger", 1);
        assertThat(refusal(() -> BED.uploads.store(new ExchangeId("Stranger"), 1, 3, upload.chunk(0))))
                .isEqualTo(Reason.CHUNK_NUMBER_OUT_OF_RANGE);
        assertThat(refusal(() -> BED.uploads.store(new ExchangeId("Stranger"), 1, -1, upload.chunk(0))))
                .isEqualTo(Reason.CHUNK_NUMBER_OUT_OF_RANGE);
        assertThat(refusal(() -> BED.uploads.store(new ExchangeId("Stranger"), 1, 2, upload.chunk(0))))
                .isEqualTo(Reason.CHUNK_LENGTH);
        assertThat(refusal(() -> BED.uploads.store(new ExchangeId("Somebody else"), 1, 0, upload.chunk(0))))
                .isEqualTo(Reason.EPOCH_UNKNOWN);
        assertThat(refusal(() -> BED.uploads.status(new ExchangeId("Stranger"), 2)))
                .isEqualTo(Reason.EPOCH_UNKNOWN);
    }

    @Test
    void failsAnEpochWhoseDigestIsWrong() {
        TestUpload upload = TestUpload.of("Liar", 1, IndexBed.tags(1, 100));
        Manifest wrong = changed(upload.manifest(), upload.manifest().count(), "ab".repeat(32));
        BED.uploads.announce(BED.exchange("Liar"), upload.with(wrong).signedBy(BED.agentKey));
        store(upload, 0);
        assertThat(BED.uploads.complete(new ExchangeId("Liar"), 1).state()).isEqualTo(EpochState.FAILED);
        assertThat(refusal(() -> store(upload, 0))).isEqualTo(Reason.EPOCH_CLOSED);
        BED.builder.buildWaiting();
        assertThat(status("Liar", 1).state()).isEqualTo(EpochState.FAILED);
    }

    @Test
    void newerManifestSupersedesAnUploadAndItsTablesGo() {
        announced("Hasty", 1);
        TestUpload second = announced("Hasty", 2);
        assertThat(BED.uploads.list(new ExchangeId("Hasty")).epochs())
                .containsExactly(
                        new EpochStatus(2, EpochState.UPLOADING, 0, ""), new EpochStatus(1, EpochState.FAILED, 3, ""));
        int tables = BED.tables().size();
        BED.sweep.sweep();
        assertThat(BED.tables().size()).isLessThan(tables);
        store(second, 0);
        assertThat(status("Hasty", 2).nextChunk()).isEqualTo(1);
        assertThat(announceRefusal(TestUpload.of("Hasty", 1, TAGS).manifest())).isEqualTo(Reason.EPOCH_NOT_NEWER);
        assertThat(announceRefusal(
                        TestUpload.of("Hasty", 2, IndexBed.tags(2, 10)).manifest()))
                .isEqualTo(Reason.EPOCH_ANNOUNCED_OTHERWISE);
    }

    @Test
    void refusesManifestsThatAreNotThisExchanges() {
        TestUpload upload = TestUpload.of("Owner", 1, TAGS);
        assertThat(refusal(() -> BED.uploads.announce(BED.exchange("Owner"), upload.signedBy(SigningKey.generate()))))
                .isEqualTo(Reason.NO_MANIFEST);
        assertThat(refusal(() -> BED.uploads.announce(BED.exchange("Thief"), upload.signedBy(BED.agentKey))))
                .isEqualTo(Reason.NO_MANIFEST);
        String borrowed = TestUpload.sign(BED.agentKey, "Thief", upload.manifest());
        assertThat(refusal(() -> BED.uploads.announce(BED.exchange("Thief"), borrowed)))
                .isEqualTo(Reason.WRONG_EXCHANGE);
        Message other = new Message.Refused(RefusalCode.MALFORMED);
        assertThat(refusal(() ->
                        BED.uploads.announce(BED.exchange("Owner"), TestUpload.sign(BED.agentKey, "Owner", other))))
                .isEqualTo(Reason.NO_MANIFEST);
        assertThat(refusal(() -> BED.uploads.announce(BED.exchange("Owner"), "no JWS at all")))
                .isEqualTo(Reason.NO_MANIFEST);
    }

    @Test
    void refusesManifestsOutsideTheLimits() {
        Manifest good = TestUpload.of("Limits", 1, TAGS).manifest();
        assertThat(announceRefusal(changed(good, 0, good.digest()))).isEqualTo(Reason.COUNT_OUT_OF_RANGE);
        assertThat(announceRefusal(changed(good, 1_000_001, good.digest()))).isEqualTo(Reason.COUNT_OUT_OF_RANGE);
        assertThat(announceRefusal(changed(good, 10, "AB".repeat(32)))).isEqualTo(Reason.MALFORMED_DIGEST);
        assertThat(announceRefusal(keyed(good, "00".repeat(32)))).isEqualTo(Reason.INVALID_PUBLIC_KEY);
        assertThat(announceRefusal(keyed(good, "ff".repeat(32)))).isEqualTo(Reason.INVALID_PUBLIC_KEY);
        assertThat(announceRefusal(handling(good, List.of()))).isEqualTo(Reason.UNKNOWN_NAMESPACE);
        assertThat(announceRefusal(handling(good, List.of("eip155", "nowhere"))))
                .isEqualTo(Reason.UNKNOWN_NAMESPACE);
        assertThat(announceRefusal(handling(good, List.of("eip155", "eip155")))).isEqualTo(Reason.UNKNOWN_NAMESPACE);
        assertThat(announceRefusal(numbered(good, 0, 0))).isEqualTo(Reason.EPOCH_NOT_NEWER);
        assertThat(announceRefusal(numbered(good, 1, 1))).isEqualTo(Reason.DELTAS_NOT_SERVED);
    }

    private static TestUpload announced(String exchange, long epoch) {
        TestUpload upload = TestUpload.of(exchange, epoch, TAGS);
        assertThat(BED.uploads
                        .announce(BED.exchange(exchange), upload.signedBy(BED.agentKey))
                        .created())
                .isTrue();
        return upload;
    }

    private static void store(TestUpload upload, int number) {
        BED.uploads.store(
                new ExchangeId(upload.manifest().exchange()), upload.manifest().epoch(), number, upload.chunk(number));
    }

    private static EpochStatus status(String exchange, long epoch) {
        return BED.uploads.status(new ExchangeId(exchange), epoch);
    }

    private static Reason announceRefusal(Manifest manifest) {
        TestUpload upload = new TestUpload(manifest, TAGS);
        return refusal(() -> BED.uploads.announce(BED.exchange(manifest.exchange()), upload.signedBy(BED.agentKey)));
    }

    private static Reason refusal(ThrowingCallable call) {
        return catchThrowableOfType(UploadRefused.class, call).reason();
    }

    private static Manifest changed(Manifest m, long count, String digest) {
        return new Manifest(
                m.exchange(), m.epoch(), m.seq(), m.previousHash(), count, digest, m.publicKey(), m.namespaces());
    }

    private static Manifest keyed(Manifest m, String publicKey) {
        return new Manifest(
                m.exchange(), m.epoch(), m.seq(), m.previousHash(), m.count(), m.digest(), publicKey, m.namespaces());
    }

    private static Manifest handling(Manifest m, List<String> namespaces) {
        return new Manifest(
                m.exchange(), m.epoch(), m.seq(), m.previousHash(), m.count(), m.digest(), m.publicKey(), namespaces);
    }

    private static Manifest numbered(Manifest m, long epoch, long seq) {
        return new Manifest(
                m.exchange(), epoch, seq, m.previousHash(), m.count(), m.digest(), m.publicKey(), m.namespaces());
    }
}
