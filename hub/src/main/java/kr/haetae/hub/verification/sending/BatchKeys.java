package kr.haetae.hub.verification.sending;

import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import kr.haetae.hub.verification.blinding.Blinder;
import kr.haetae.hub.verification.blinding.Blinder.BlindedBatch;
import kr.haetae.hub.verification.opaque.Bytes;
import kr.haetae.hub.verification.operating.Recent;
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
    private final Recent<Opening> recent = new Recent<>(KEPT_BATCHES);

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
        recent.put(batch, opening);
    }

    /** Forgets all that is kept in memory; what is needed again is made again from its seed, if that still exists. */
    public void forget() {
        recent.clear();
    }

    /** What opens a batch that was sent. */
    public Opening openingOf(StoredBatch batch) {
        Opening known = recent.get(batch.id());
        if (known != null) {
            return known;
        }
        byte[] seed = batches.seed(batch);
        List<byte[]> inputs = batch.plan().inputs(batch.id());
        Opening opening = new Opening(inputs, Bytes.of(batches.elements(batch.id())), blinder.inverses(inputs, seed));
        Arrays.fill(seed, (byte) 0);
        recent.put(batch.id(), opening);
        return opening;
    }
}
