package kr.haetae.verifier;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import kr.haetae.protocol.BatchCommitment;
import kr.haetae.protocol.audit.DrawnElement.Draw;

/**
 * Draws elements out of an agent's log, all alike, none twice, by a seed: whoever knows seed and log draws the same. The seed
 * is chosen after the log was committed to, or the hub could know what will be drawn.
 */
public final class Lottery {
    private Lottery() {}

    /**
     * Draws.
     *
     * @param seed 32 random bytes
     * @param count how many, all if there are fewer
     */
    public static List<Draw> draw(List<AgentLog.Batch> batches, byte[] seed, int count) {
        long total = batches.stream().mapToLong(AgentLog.Batch::count).sum();
        Set<Long> drawn = new LinkedHashSet<>();
        for (long n = 0; drawn.size() < Math.min(count, total); n++) {
            drawn.add(number(seed, n).mod(BigInteger.valueOf(total)).longValueExact());
        }
        List<Draw> draws = new ArrayList<>();
        drawn.forEach(ordinal -> draws.add(at(batches, ordinal)));
        return draws;
    }

    /** SHA-256 of seed and count: so wide that the remainder favours nothing. */
    private static BigInteger number(byte[] seed, long n) {
        ByteBuffer text =
                ByteBuffer.allocate(seed.length + Long.BYTES).put(seed).putLong(n);
        return new BigInteger(1, BatchCommitment.sha256().digest(text.array()));
    }

    private static Draw at(List<AgentLog.Batch> batches, long ordinal) {
        long left = ordinal;
        for (AgentLog.Batch batch : batches) {
            if (left < batch.count()) {
                return new Draw(batch.batchId(), (int) left);
            }
            left -= batch.count();
        }
        throw new IndexOutOfBoundsException("more drawn than there are");
    }
}
