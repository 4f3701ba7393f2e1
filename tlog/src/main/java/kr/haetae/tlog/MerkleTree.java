package kr.haetae.tlog;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;

/**
 * An RFC 6962 section 2.1 Merkle tree over SHA-256: leaves are hashed with prefix 0x00, nodes with 0x01, so that a leaf
 * can never pass for a node.
 */
public final class MerkleTree {
    /** Length of every hash here, in bytes. */
    public static final int HASH_LENGTH_BYTES = 32;

    private final List<byte[]> leafHashes;

    private MerkleTree(List<byte[]> leafHashes) {
        this.leafHashes = leafHashes;
    }

    /** Builds the tree over the entries, in order. */
    public static MerkleTree of(List<byte[]> entries) {
        return new MerkleTree(entries.stream().map(MerkleTree::leafHash).toList());
    }

    /** MTH({d(0)}) = SHA-256(0x00 || d(0)). */
    public static byte[] leafHash(byte[] entry) {
        MessageDigest digest = sha256();
        digest.update((byte) 0);
        return digest.digest(entry);
    }

    /** SHA-256(0x01 || left || right). */
    public static byte[] nodeHash(byte[] left, byte[] right) {
        MessageDigest digest = sha256();
        digest.update((byte) 1);
        digest.update(left);
        return digest.digest(right);
    }

    public int size() {
        return leafHashes.size();
    }

    /** The Merkle tree hash; of an empty tree the hash of the empty string. */
    public byte[] root() {
        return leafHashes.isEmpty() ? emptyRoot() : root(0, leafHashes.size());
    }

    /** MTH({}) = SHA-256(). */
    public static byte[] emptyRoot() {
        return sha256().digest();
    }

    /**
     * The audit path of RFC 6962 section 2.1.1, from the leaf's sibling up.
     *
     * @param index of the leaf, 0 to size - 1
     */
    public List<byte[]> inclusionPath(int index) {
        if (index < 0 || index >= size()) {
            throw new IndexOutOfBoundsException(index);
        }
        List<byte[]> path = new ArrayList<>();
        collectPath(index, 0, size(), path);
        return path;
    }

    /**
     * Recomputes the root from one entry's leaf hash and its path (RFC 9162 section 2.1.3.2) and compares.
     *
     * @return false also for a path of the wrong length or an index outside the tree; never throws on foreign input
     */
    public static boolean verifyInclusion(byte[] leafHash, long index, long treeSize, List<byte[]> path, byte[] root) {
        return MerkleProof.includes(leafHash, index, treeSize, path, root);
    }

    private byte[] root(int from, int to) {
        if (to - from == 1) {
            return leafHashes.get(from);
        }
        int split = from + largestPowerOfTwoBelow(to - from);
        return nodeHash(root(from, split), root(split, to));
    }

    private void collectPath(int index, int from, int to, List<byte[]> path) {
        if (to - from == 1) {
            return;
        }
        int split = from + largestPowerOfTwoBelow(to - from);
        if (index < split) {
            collectPath(index, from, split, path);
            path.add(root(split, to));
        } else {
            collectPath(index, split, to, path);
            path.add(root(from, split));
        }
    }

    private static int largestPowerOfTwoBelow(int n) {
        return Integer.highestOneBit(n - 1);
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
