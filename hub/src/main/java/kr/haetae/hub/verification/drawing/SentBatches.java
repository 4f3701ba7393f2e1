package kr.haetae.hub.verification.drawing;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import kr.haetae.hub.keys.ErasedKeyException;
import kr.haetae.hub.tagindex.EpochRef;
import kr.haetae.hub.verification.blinding.Openings;
import kr.haetae.hub.verification.planning.BatchPlan;
import kr.haetae.hub.verification.sending.Batches;
import kr.haetae.hub.verification.sending.PinnedIndex;
import kr.haetae.hub.verification.sending.StoredBatch;
import kr.haetae.protocol.ReservedInputs;
import kr.haetae.protocol.audit.DrawnElement.CanaryName;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The batches that were sent, with what opens them while that exists. */
@Component
class SentBatches {
    private final JdbcClient jdbc;
    private final Batches batches;

    SentBatches(JdbcClient jdbc, Batches batches) {
        this.jdbc = jdbc;
        this.batches = batches;
    }

    /**
     * A batch.
     *
     * @param size positions, also once its contents are erased
     * @param openings empty once erased
     * @param proves the index whose canaries it looks for
     */
    record Sent(StoredBatch batch, int size, Optional<Openings> openings, Optional<EpochRef> proves) {
        BatchPlan plan() {
            return batch.plan();
        }

        @Nullable
        UUID verificationId() {
            return batch.verificationId();
        }

        int batchNo() {
            return batch.batchNo();
        }

        byte[] input(int position) {
            return openings.orElseThrow().input(position);
        }

        byte[] caseSalt() {
            return openings.orElseThrow().caseSalt();
        }

        /** The canary at a position, if one stands there. */
        Optional<CanaryName> canaryAt(int position) {
            return proves.flatMap(index -> {
                String exchange = index.exchange().name();
                List<byte[]> canaries = ReservedInputs.canaries(exchange, index.epoch());
                return IntStream.range(0, canaries.size())
                        .filter(number -> Arrays.equals(canaries.get(number), input(position)))
                        .mapToObj(number -> new CanaryName(exchange, index.epoch(), number))
                        .findFirst();
            });
        }

        @Override
        public String toString() {
            return "Sent[" + batch.id() + "]";
        }
    }

    /** The batch of that id in hex, if it was sent. */
    Optional<Sent> find(String batchId) {
        byte[] bytes = HexFormat.of().parseHex(batchId);
        ByteBuffer id = ByteBuffer.wrap(bytes);
        UUID uuid = new UUID(id.getLong(), id.getLong());
        return jdbc.sql("select size from batch where id = ? and state = 'SENT'")
                .param(uuid)
                .query(Integer.class)
                .optional()
                .map(size -> sent(batches.load(uuid), size));
    }

    private Sent sent(StoredBatch batch, int size) {
        return new Sent(batch, size, openings(batch), proved(batch.provesIndex()));
    }

    private Optional<Openings> openings(StoredBatch batch) {
        if (batch.plan().size() == 0) {
            return Optional.empty();
        }
        try {
            byte[] seed = batches.seed(batch);
            Openings openings = Openings.of(batch.plan().inputs(batch.id()), seed, batch.indexFrom());
            Arrays.fill(seed, (byte) 0);
            return Optional.of(openings);
        } catch (ErasedKeyException e) {
            return Optional.empty();
        }
    }

    private Optional<EpochRef> proved(@Nullable UUID index) {
        return Optional.ofNullable(index)
                .flatMap(id -> jdbc.sql("select * from asked_index where index_id = ?")
                        .param(id)
                        .query((row, number) -> PinnedIndex.of(row))
                        .optional());
    }
}
