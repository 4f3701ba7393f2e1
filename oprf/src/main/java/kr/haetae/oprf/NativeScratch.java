package kr.haetae.oprf;

import com.sun.jna.Memory;
import com.sun.jna.Pointer;

/**
 * A piece of native memory for one call: arrays in, results out, erased and freed at the end.
 *
 * <p>Not for use by more than one thread. A heap array would be copied at every native call; here it is copied once a
 * batch, to a place the garbage collector never moves.
 */
final class NativeScratch implements AutoCloseable {
    private final Memory memory;
    private final long base;

    NativeScratch(long sizeBytes) {
        this.memory = new Memory(Math.max(sizeBytes, 1));
        this.base = Pointer.nativeValue(memory);
    }

    /** The address of the byte at {@code offset}; valid until {@link #close()}. */
    long address(long offset) {
        return base + offset;
    }

    void put(long offset, byte[] bytes) {
        memory.write(offset, bytes, 0, bytes.length);
    }

    byte[] get(long offset, int lengthBytes) {
        return memory.getByteArray(offset, lengthBytes);
    }

    @Override
    public void close() {
        memory.clear();
        memory.close();
    }
}
