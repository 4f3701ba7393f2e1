package kr.haetae.protocol;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Lookup inputs that are no wallet: canaries and padding. Their first byte is the length of a namespace no chain has, so
 * neither can ever equal an address's input.
 */
public final class ReservedInputs {
    /** Canaries in every epoch. */
    public static final int CANARIES = 64;

    private static final byte[] CANARY = "haetae:canary".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] DUMMY = "haetae:dummy".getBytes(StandardCharsets.US_ASCII);

    private ReservedInputs() {}

    /**
     * The 64 canaries whose tags an agent puts among its epoch's, and the hub must find again: they show that the tags
     * were made with the key that evaluates.
     */
    public static List<byte[]> canaries(String exchange, long epoch) {
        byte[] name = exchange.getBytes(StandardCharsets.UTF_8);
        List<byte[]> inputs = new ArrayList<>(CANARIES);
        for (int i = 0; i < CANARIES; i++) {
            inputs.add(ByteBuffer.allocate(1 + CANARY.length + Long.BYTES + Integer.BYTES + name.length)
                    .put((byte) CANARY.length)
                    .put(CANARY)
                    .putLong(epoch)
                    .putInt(i)
                    .put(name)
                    .array());
        }
        return inputs;
    }

    /** The padding element at a position of a batch; it can be opened to an auditor like any other. */
    public static byte[] dummy(byte[] batchId, int position) {
        return ByteBuffer.allocate(1 + DUMMY.length + batchId.length + Integer.BYTES)
                .put((byte) DUMMY.length)
                .put(DUMMY)
                .put(batchId)
                .putInt(position)
                .array();
    }
}
