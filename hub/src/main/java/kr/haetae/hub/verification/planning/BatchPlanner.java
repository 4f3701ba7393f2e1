package kr.haetae.hub.verification.planning;

import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import kr.haetae.address.WalletAddress;
import kr.haetae.hub.verification.reading.ReadRow;
import kr.haetae.protocol.BatchSize;

/**
 * Divides the distinct addresses of a verification into batches. Places within a batch are drawn at random, padding among
 * them, so that the position told to an exchange with a hit says nothing of the rest.
 */
public final class BatchPlanner {
    /** Groups larger than this cannot come from real rows; their members are then placed one by one. */
    private static final int MAX_GROUP = 64;

    private final SecureRandom random;

    public BatchPlanner(SecureRandom random) {
        this.random = random;
    }

    /** The batches and where each row's elements went. */
    public record Plan(List<BatchPlan> batches, RowLayout layout) {
        public Plan {
            batches = List.copyOf(batches);
        }
    }

    /** Plans the batches of a verification; invalid rows ask for nothing. */
    public Plan plan(List<ReadRow> rows) {
        Map<ByteBuffer, Integer> ordinals = new HashMap<>();
        List<byte[]> inputs = new ArrayList<>();
        int[][] elementsOfRows = new int[rows.size()][];
        for (int row = 0; row < elementsOfRows.length; row++) {
            elementsOfRows[row] = elementsOf(rows.get(row), ordinals, inputs);
        }
        int[] refs = new int[inputs.size()];
        List<BatchPlan> batches = new ArrayList<>();
        for (List<List<Integer>> groups : intoBatches(groups(elementsOfRows, inputs.size()))) {
            batches.add(place(groups, inputs, batches.size(), refs));
        }
        for (int[] elements : elementsOfRows) {
            for (int i = 0; i < elements.length; i++) {
                elements[i] = refs[elements[i]];
            }
        }
        return new Plan(batches, RowLayout.of(elementsOfRows));
    }

    private static int[] elementsOf(ReadRow row, Map<ByteBuffer, Integer> ordinals, List<byte[]> inputs) {
        return row.addresses().stream()
                .map(WalletAddress::lookupInput)
                .mapToInt(input -> ordinals.computeIfAbsent(ByteBuffer.wrap(input), key -> {
                    inputs.add(input);
                    return inputs.size() - 1;
                }))
                .distinct()
                .toArray();
    }

    /** Elements that share a row, directly or through others, in the order they first appear. */
    private static List<List<Integer>> groups(int[][] elementsOfRows, int elements) {
        int[] parents = new int[elements];
        for (int i = 0; i < elements; i++) {
            parents[i] = i;
        }
        for (int[] row : elementsOfRows) {
            for (int i = 1; i < row.length; i++) {
                int a = root(parents, row[0]);
                int b = root(parents, row[i]);
                parents[Math.max(a, b)] = Math.min(a, b);
            }
        }
        Map<Integer, List<Integer>> byRoot = new LinkedHashMap<>();
        for (int element = 0; element < elements; element++) {
            byRoot.computeIfAbsent(root(parents, element), root -> new ArrayList<>(1))
                    .add(element);
        }
        List<List<Integer>> groups = new ArrayList<>(byRoot.size());
        for (List<Integer> group : byRoot.values()) {
            if (group.size() <= MAX_GROUP) {
                groups.add(group);
            } else {
                group.forEach(element -> groups.add(List.of(element)));
            }
        }
        return groups;
    }

    private static int root(int[] parents, int element) {
        int at = element;
        while (parents[at] != at) {
            parents[at] = parents[parents[at]];
            at = parents[at];
        }
        return at;
    }

    private static List<List<List<Integer>>> intoBatches(List<List<Integer>> groups) {
        List<List<List<Integer>>> batches = new ArrayList<>();
        List<List<Integer>> batch = new ArrayList<>();
        int filled = 0;
        for (List<Integer> group : groups) {
            if (filled + group.size() > BatchSize.MAX) {
                batches.add(batch);
                batch = new ArrayList<>();
                filled = 0;
            }
            batch.add(group);
            filled += group.size();
        }
        if (filled > 0) {
            batches.add(batch);
        }
        return batches;
    }

    private BatchPlan place(List<List<Integer>> groups, List<byte[]> inputs, int batchNo, int[] refs) {
        int count = groups.stream().mapToInt(List::size).sum();
        int size = BatchSize.classFor(count);
        int[] positions = permutation(size);
        byte[][] placed = new byte[size][0];
        short[] groupOf = new short[size];
        int next = 0;
        for (int group = 0; group < groups.size(); group++) {
            for (int element : groups.get(group)) {
                int position = positions[next++];
                placed[position] = inputs.get(element);
                groupOf[position] = (short) group;
                refs[element] = ElementRef.of(batchNo, position);
            }
        }
        return new BatchPlan(placed, groupOf);
    }

    private int[] permutation(int size) {
        int[] positions = new int[size];
        for (int i = 0; i < size; i++) {
            int j = random.nextInt(i + 1);
            positions[i] = positions[j];
            positions[j] = i;
        }
        return positions;
    }
}
