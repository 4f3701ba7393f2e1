package kr.haetae.tlog;

import java.util.ArrayList;
import java.util.List;

/** A tree held in memory whole, so that many proofs of it cost little each. */
public final class LeveledTree {
    private final List<List<byte[]>> levels = new ArrayList<>();
    private final ProofMaker proofs =
            new ProofMaker((level, index) -> levels.get(level).get(Math.toIntExact(index)));

    private LeveledTree(List<byte[]> leafHashes) {
        levels.add(leafHashes);
        while (levels.get(levels.size() - 1).size() > 1) {
            levels.add(parents(levels.get(levels.size() - 1)));
        }
    }

    /** The tree over the entries, in order. */
    public static LeveledTree of(List<byte[]> entries) {
        return new LeveledTree(entries.stream().map(MerkleTree::leafHash).toList());
    }

    public int size() {
        return levels.get(0).size();
    }

    /** The Merkle tree hash. */
    public byte[] root() {
        return proofs.root(size());
    }

    /**
     * The audit path of a leaf, from its sibling up.
     *
     * @throws IndexOutOfBoundsException unless 0 &lt;= index &lt; size
     */
    public List<byte[]> inclusion(long index) {
        return proofs.inclusion(index, size());
    }

    /** The complete subtrees of twice the size. */
    private static List<byte[]> parents(List<byte[]> nodes) {
        List<byte[]> parents = new ArrayList<>(nodes.size() / 2);
        for (int i = 0; i + 1 < nodes.size(); i += 2) {
            parents.add(MerkleTree.nodeHash(nodes.get(i), nodes.get(i + 1)));
        }
        return parents;
    }
}
