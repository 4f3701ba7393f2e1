package kr.haetae.tlog;

import java.util.ArrayList;
import java.util.List;

/**
 * A growing tree that remembers only its right edge: one hash for each complete subtree, at most 63. Enough to append
 * and to tell the root, and all a reader of a long stream of leaves needs to keep.
 */
public final class Frontier {
    private final List<byte[]> hashes;
    private long size;

    private Frontier(long size, List<byte[]> hashes) {
        this.size = size;
        this.hashes = new ArrayList<>(hashes);
    }

    /** The frontier of the empty tree. */
    public static Frontier empty() {
        return new Frontier(0, List.of());
    }

    /**
     * A frontier as {@link #hashes} gave it.
     *
     * @param hashes of the complete subtrees from left to right: one for each bit set in size, 32 bytes each
     * @throws IllegalArgumentException if they do not fit the size
     */
    public static Frontier of(long size, List<byte[]> hashes) {
        boolean fits = size >= 0
                && hashes.size() == Long.bitCount(size)
                && hashes.stream().allMatch(hash -> hash.length == MerkleTree.HASH_LENGTH_BYTES);
        if (!fits) {
            throw new IllegalArgumentException("the hashes are not a frontier of that size");
        }
        return new Frontier(size, hashes);
    }

    /** The frontier of a stored tree at one of its sizes. */
    public static Frontier read(HashReader reader, long size) {
        List<byte[]> hashes = new ArrayList<>();
        long from = 0;
        for (long bit = Long.highestOneBit(size); bit != 0; bit >>= 1) {
            if ((size & bit) != 0) {
                int level = Long.numberOfTrailingZeros(bit);
                hashes.add(reader.node(level, from >> level));
                from += bit;
            }
        }
        return new Frontier(size, hashes);
    }

    /** Appends the hash of the next leaf. */
    public void append(byte[] leafHash) {
        byte[] hash = leafHash;
        for (long carry = size; (carry & 1) == 1; carry >>= 1) {
            hash = MerkleTree.nodeHash(hashes.remove(hashes.size() - 1), hash);
        }
        hashes.add(hash);
        size++;
    }

    public long size() {
        return size;
    }

    /** The hashes of the complete subtrees, from left to right. */
    public List<byte[]> hashes() {
        return List.copyOf(hashes);
    }

    /** The root of the tree so far. */
    public byte[] root() {
        if (hashes.isEmpty()) {
            return MerkleTree.emptyRoot();
        }
        byte[] root = hashes.get(hashes.size() - 1);
        for (int i = hashes.size() - 2; i >= 0; i--) {
            root = MerkleTree.nodeHash(hashes.get(i), root);
        }
        return root;
    }
}
