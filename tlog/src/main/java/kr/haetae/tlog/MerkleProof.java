package kr.haetae.tlog;

import java.util.Arrays;
import java.util.List;

/**
 * Checks inclusion and consistency proofs by the algorithms of RFC 9162 sections 2.1.3.2 and 2.1.4.2. Foreign input
 * never makes these methods throw: what is no proof is simply not one.
 */
public final class MerkleProof {
    /** The longest proof of a tree whose size fits a signed 64-bit number, plus the one hash consistency may add. */
    public static final int MAX_HASHES = 64;

    private MerkleProof() {}

    /**
     * Recomputes the root from one leaf hash and its audit path, and compares.
     *
     * @param leafHash as {@link MerkleTree#leafHash} makes it, 32 bytes
     * @param index of the leaf, 0 to treeSize - 1
     * @param path sibling hashes from the leaf up
     * @return false also for a path of the wrong length or an index outside the tree
     */
    public static boolean includes(byte[] leafHash, long index, long treeSize, List<byte[]> path, byte[] root) {
        if (index < 0 || index >= treeSize || !isHash(leafHash) || !areHashes(path)) {
            return false;
        }
        long node = index;
        long last = treeSize - 1;
        byte[] hash = leafHash;
        for (byte[] sibling : path) {
            if (last == 0) {
                return false;
            }
            if ((node & 1) == 1 || node == last) {
                hash = MerkleTree.nodeHash(sibling, hash);
                while ((node & 1) == 0 && node != 0) {
                    node >>= 1;
                    last >>= 1;
                }
            } else {
                hash = MerkleTree.nodeHash(hash, sibling);
            }
            node >>= 1;
            last >>= 1;
        }
        return last == 0 && Arrays.equals(hash, root);
    }

    /**
     * Checks that the tree of newSize leaves begins with the very leaves of the tree of oldSize.
     *
     * @param proof empty when both sizes are equal; then the roots must be equal too
     * @return false also for oldSize 0 with leaves after it (everything extends nothing, so such a proof says nothing),
     *     for an older size than oldSize and for a proof of the wrong length
     */
    public static boolean extendsTree(long oldSize, byte[] oldRoot, long newSize, byte[] newRoot, List<byte[]> proof) {
        if (oldSize < 0 || oldSize > newSize || !areHashes(proof)) {
            return false;
        }
        if (oldSize == newSize) {
            return proof.isEmpty() && Arrays.equals(oldRoot, newRoot);
        }
        if (oldSize == 0 || proof.isEmpty() || !isHash(oldRoot) || !isHash(newRoot)) {
            return false;
        }
        boolean oldIsPerfect = Long.bitCount(oldSize) == 1;
        byte[] first = oldIsPerfect ? oldRoot : proof.get(0);
        List<byte[]> rest = oldIsPerfect ? proof : proof.subList(1, proof.size());
        return walksToBoth(oldSize - 1, oldRoot, newSize - 1, newRoot, first, rest);
    }

    private static boolean walksToBoth(
            long oldLast, byte[] oldRoot, long newLast, byte[] newRoot, byte[] first, List<byte[]> rest) {
        int complete = Long.numberOfTrailingZeros(~oldLast);
        long node = oldLast >> complete;
        long last = newLast >> complete;
        byte[] oldHash = first;
        byte[] newHash = first;
        for (byte[] sibling : rest) {
            if (last == 0) {
                return false;
            }
            if ((node & 1) == 1 || node == last) {
                oldHash = MerkleTree.nodeHash(sibling, oldHash);
                newHash = MerkleTree.nodeHash(sibling, newHash);
                while ((node & 1) == 0 && node != 0) {
                    node >>= 1;
                    last >>= 1;
                }
            } else {
                newHash = MerkleTree.nodeHash(newHash, sibling);
            }
            node >>= 1;
            last >>= 1;
        }
        return last == 0 && Arrays.equals(oldHash, oldRoot) && Arrays.equals(newHash, newRoot);
    }

    private static boolean areHashes(List<byte[]> path) {
        return path.size() <= MAX_HASHES && path.stream().allMatch(MerkleProof::isHash);
    }

    private static boolean isHash(byte[] candidate) {
        return candidate.length == MerkleTree.HASH_LENGTH_BYTES;
    }
}
