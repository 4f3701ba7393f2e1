package kr.haetae.hub.verification.planning;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import kr.haetae.protocol.BatchSize;
import kr.haetae.protocol.ReservedInputs;
import org.jspecify.annotations.Nullable;

/**
 * What stands at each position of one batch: a lookup input, or padding. Inputs that the same row may mean form a group:
 * they stand in one batch, so that two exchanges claiming one row are noticed under one lock.
 */
public final class BatchPlan {
    private final byte[][] inputs;
    private final short[] groups;

    BatchPlan(byte[][] inputs, short[] groups) {
        this.inputs = inputs;
        this.groups = groups;
    }

    /** A batch of reserved inputs, each a group of its own. */
    public static BatchPlan ofReserved(List<byte[]> reserved) {
        short[] groups = new short[reserved.size()];
        for (short i = 0; i < groups.length; i++) {
            groups[i] = i;
        }
        return new BatchPlan(reserved.toArray(new byte[0][]), groups);
    }

    /** A batch of unrelated inputs, padded to its size class. */
    public static BatchPlan ofEach(List<byte[]> inputs) {
        byte[][] padded = new byte[BatchSize.classFor(inputs.size())][0];
        short[] groups = new short[padded.length];
        for (short i = 0; i < inputs.size(); i++) {
            padded[i] = inputs.get(i);
            groups[i] = i;
        }
        return new BatchPlan(padded, groups);
    }

    /** Positions, padding included: a size class. */
    public int size() {
        return inputs.length;
    }

    /** Positions that hold an address. */
    public int addresses() {
        int count = 0;
        for (byte[] input : inputs) {
            count += input.length == 0 ? 0 : 1;
        }
        return count;
    }

    public boolean isPadding(int position) {
        return inputs[position].length == 0;
    }

    /** The group of a position; meaningless for padding. */
    public int group(int position) {
        return groups[position];
    }

    /** The lookup input at a position, or the padding that stands there in the batch of that id. */
    public byte[] input(UUID batchId, int position) {
        byte[] input = inputs[position];
        return input.length == 0 ? ReservedInputs.dummy(bytes(batchId), position) : input;
    }

    /** All inputs of the batch of that id, padding included. */
    public List<byte[]> inputs(UUID batchId) {
        List<byte[]> all = new ArrayList<>(size());
        for (int position = 0; position < size(); position++) {
            all.add(input(batchId, position));
        }
        return all;
    }

    /** The namespace each position's address belongs to; null for padding. */
    public @Nullable String[] namespaces() {
        Map<String, String> known = new HashMap<>();
        @Nullable String[] namespaces = new @Nullable String[size()];
        for (int position = 0; position < size(); position++) {
            byte[] input = inputs[position];
            if (input.length > 0) {
                String name = new String(input, 1, input[0], StandardCharsets.US_ASCII);
                namespaces[position] = known.computeIfAbsent(name, same -> same);
            }
        }
        return namespaces;
    }

    /** The 16 bytes of a batch's id. */
    public static byte[] bytes(UUID batchId) {
        return ByteBuffer.allocate(16)
                .putLong(batchId.getMostSignificantBits())
                .putLong(batchId.getLeastSignificantBits())
                .array();
    }

    /** Packs it: per position the input behind its length (2 bytes, 0 for padding) and the group (2 bytes). */
    public byte[] packed() {
        int length = 0;
        for (byte[] input : inputs) {
            length += 2 * Short.BYTES + input.length;
        }
        ByteBuffer packed = ByteBuffer.allocate(length);
        for (int position = 0; position < size(); position++) {
            byte[] input = inputs[position];
            packed.putShort((short) input.length);
            packed.put(input);
            packed.putShort(groups[position]);
        }
        return packed.array();
    }

    /** Reads what {@link #packed} wrote. */
    public static BatchPlan unpack(byte[] bytes) {
        ByteBuffer packed = ByteBuffer.wrap(bytes);
        List<byte[]> inputs = new ArrayList<>();
        short[] groups = new short[bytes.length / (2 * Short.BYTES)];
        while (packed.hasRemaining()) {
            byte[] input = new byte[packed.getShort()];
            packed.get(input);
            groups[inputs.size()] = packed.getShort();
            inputs.add(input);
        }
        return new BatchPlan(inputs.toArray(new byte[0][]), Arrays.copyOf(groups, inputs.size()));
    }

    /** Holds addresses. */
    @Override
    public String toString() {
        return "BatchPlan[" + size() + "]";
    }
}
