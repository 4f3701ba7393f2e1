package kr.haetae.oprf;

import java.util.Arrays;
import javax.security.auth.Destroyable;

/**
 * The inverses of a batch's blinds: made once, used for the answer of every server that got the same batch.
 *
 * <h2>Security guarantees</h2>
 *
 * <p>As secret as the blinds themselves. In no {@code toString}; {@link #destroy()} erases them. Safe for many threads.
 */
public final class BlindInverses implements Destroyable {
    private final byte[] inverses;
    private volatile boolean destroyed;

    BlindInverses(byte[] inverses) {
        this.inverses = inverses;
    }

    /** How many blinds were inverted. */
    public int count() {
        return inverses.length / Packed.SIZE;
    }

    /** The inverses from {@code from} (inclusive) to {@code to} (exclusive), for a thread that finalises a part. */
    public BlindInverses slice(int from, int to) {
        return new BlindInverses(Arrays.copyOfRange(packed(), from * Packed.SIZE, to * Packed.SIZE));
    }

    byte[] packed() {
        if (destroyed) {
            throw new IllegalStateException("the inverses were destroyed");
        }
        return inverses;
    }

    @Override
    public void destroy() {
        destroyed = true;
        Arrays.fill(inverses, (byte) 0);
    }

    @Override
    public boolean isDestroyed() {
        return destroyed;
    }

    @Override
    public String toString() {
        return "BlindInverses[" + count() + "]";
    }
}
