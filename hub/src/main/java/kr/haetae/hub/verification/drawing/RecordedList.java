package kr.haetae.hub.verification.drawing;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import kr.haetae.hub.verification.planning.BatchPlan;
import kr.haetae.hub.verification.planning.ElementRef;
import kr.haetae.hub.verification.planning.RowLayout;
import kr.haetae.protocol.ListCommitment;
import kr.haetae.tlog.LeveledTree;
import org.jspecify.annotations.Nullable;

/**
 * A verification's list as the audit log commits to it ({@link ListCommitment}): every lookup input of every line, before
 * any of them is asked. Made again of the same layout, plans and salt it is the same.
 */
public final class RecordedList {
    /** A lookup input is one whichever batch it stands in. */
    private static final UUID ANY_BATCH = new UUID(0, 0);

    private final byte[] salt;
    private final LeveledTree tree;
    private final List<Integer> lines;
    private final Map<Integer, Integer> leafOf;

    private RecordedList(byte[] salt, LeveledTree tree, List<Integer> lines, Map<Integer, Integer> leafOf) {
        this.salt = salt;
        this.tree = tree;
        this.lines = lines;
        this.leafOf = leafOf;
    }

    /**
     * The list.
     *
     * @param salt 32 random bytes of this list alone
     */
    public static RecordedList of(RowLayout layout, List<BatchPlan> plans, byte[] salt) {
        List<byte[]> leaves = new ArrayList<>();
        List<Integer> lines = new ArrayList<>();
        Map<Integer, Integer> leafOf = new HashMap<>();
        for (int row = 0; row < layout.rows(); row++) {
            for (int i = 0; i < layout.count(row); i++) {
                int ref = layout.ref(row, i);
                byte[] input = plans.get(ElementRef.batchNo(ref)).input(ANY_BATCH, ElementRef.position(ref));
                leafOf.putIfAbsent(ref, leaves.size());
                lines.add(row + 1);
                leaves.add(ListCommitment.leaf(row + 1, input, ListCommitment.salt(salt, leaves.size())));
            }
        }
        return new RecordedList(salt.clone(), LeveledTree.of(leaves), lines, leafOf);
    }

    /** What its leaves' salts are made of. */
    public byte[] salt() {
        return salt.clone();
    }

    /** How many inputs all lines have together. */
    public int size() {
        return tree.size();
    }

    /** What the audit log commits to. */
    public byte[] root() {
        return tree.root();
    }

    /** The first leaf of what was asked at that {@link ElementRef}; null if no line asks for it. */
    @Nullable
    Integer leafOf(int ref) {
        return leafOf.get(ref);
    }

    int line(int leaf) {
        return lines.get(leaf);
    }

    byte[] salt(int leaf) {
        return ListCommitment.salt(salt, leaf);
    }

    List<byte[]> path(int leaf) {
        return tree.inclusion(leaf);
    }

    @Override
    public String toString() {
        return "RecordedList[" + size() + "]";
    }
}
