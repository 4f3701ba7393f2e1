package kr.haetae.hub.verification.sending;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import kr.haetae.hub.verification.blinding.Blinder;
import kr.haetae.hub.verification.blinding.Blinder.BlindedBatch;
import kr.haetae.hub.verification.opaque.Bytes;
import kr.haetae.hub.verification.planning.BatchPlan;
import kr.haetae.oprf.BlindInverses;
import org.springframework.stereotype.Component;

/**
 * What opens the answers to recent batches, kept in memory for the other exchanges' answers and made again from the seed
 * when it is not there.
 */
@Component
public class BatchKeys {
    private static final int KEPT_BATCHES = 32;

    private final Blinder blinder;
    private final Batches batches;
    private final Map<UUID, Opening> recent = new LinkedHashMap<>(64, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<UUID, Opening> eldest) {
            return size() > KEPT_BATCHES;
        }
    };

    public BatchKeys(Blinder blinder, Batches batches) {
        this.blinder = blinder;
        this.batches = batches;
    }

    /**
     * All that opens a batch's answers.
     *
     * @param inputs of every position, padding included
     * @param elements the packed blinded elements that were sent
     */
    public record Opening(List<byte[]> inputs, Bytes elements, BlindInverses inverses) {
        public Opening {
            inputs = List.copyOf(inputs);
        }

        @Override
        public String toString() {
            return "Opening[" + inputs.size() + "]";
        }
    }

    void remember(UUID batch, BatchPlan plan, BlindedBatch blinded) {
        Opening opening = new Opening(plan.inputs(batch), blinded.elements(), blinded.inverses());
        synchronized (recent) {
            recent.put(batch, opening);
        }
    }

    /** What opens a batch that was sent. */
    public Opening openingOf(StoredBatch batch) {
        synchronized (recent) {
            Opening known = recent.get(batch.id());
            if (known != null) {
                return known;
            }
        }
        byte[] seed = batches.seed(batch);
        List<byte[]> inputs = batch.plan().inputs(batch.id());
        Opening opening = new Opening(inputs, Bytes.of(batches.elements(batch.id())), blinder.inverses(inputs, seed));
        Arrays.fill(seed, (byte) 0);
        synchronized (recent) {
            recent.put(batch.id(), opening);
        }
        return opening;
    }
}
