package kr.haetae.oprf;

import java.util.Arrays;
import javax.security.auth.Destroyable;

/**
 * What {@code blind} makes: the elements that go out and the scalars that stay.
 *
 * <h2>Security guarantees</h2>
 *
 * <p>The blinded elements tell nothing about the inputs to whoever lacks the scalars. The scalars are secret: with them an
 * element can be tested against a guessed input. They are in no {@code toString}, and {@link #destroy()} erases them.
 */
public final class Blinded implements Destroyable {
    private final byte[] blindedElements;
    private final byte[] scalars;
    private volatile boolean destroyed;

    Blinded(byte[] blindedElements, byte[] scalars) {
        this.blindedElements = blindedElements;
        this.scalars = scalars;
    }

    /** The packed blinded elements, in the order of the inputs. */
    public byte[] blindedElements() {
        return blindedElements.clone();
    }

    /** The packed blinds reduced modulo L, secret; the caller erases this copy. */
    public byte[] scalars() {
        if (destroyed) {
            throw new IllegalStateException("the blinds were destroyed");
        }
        return scalars.clone();
    }

    @Override
    public void destroy() {
        destroyed = true;
        Arrays.fill(scalars, (byte) 0);
    }

    @Override
    public boolean isDestroyed() {
        return destroyed;
    }

    @Override
    public String toString() {
        return "Blinded[" + blindedElements.length / Packed.SIZE + " elements]";
    }
}
