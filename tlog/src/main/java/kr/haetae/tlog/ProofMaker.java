package kr.haetae.tlog;

import java.util.ArrayList;
import java.util.List;

/**
 * Makes roots and proofs of any size of a stored tree, by RFC 6962 sections 2.1, 2.1.1 and 2.1.2, from hashes of
 * complete subtrees alone: about 2 log2(size) reads each, whatever the number of leaves.
 */
public final class ProofMaker {
    private final HashReader hashes;

    public ProofMaker(HashReader hashes) {
        this.hashes = hashes;
    }

    /** The root over the first size leaves; of none the hash of the empty string. */
    public byte[] root(long size) {
        if (size < 0) {
            throw new IllegalArgumentException("negative tree size");
        }
        return size == 0 ? MerkleTree.emptyRoot() : range(0, size);
    }

    /**
     * The audit path of a leaf in the tree of the first size leaves, from the leaf's sibling up.
     *
     * @throws IndexOutOfBoundsException unless 0 &lt;= index &lt; size
     */
    public List<byte[]> inclusion(long index, long size) {
        if (index < 0 || index >= size) {
            throw new IndexOutOfBoundsException("leaf outside the tree");
        }
        List<byte[]> path = new ArrayList<>();
        long from = 0;
        long to = size;
        while (to - from > 1) {
            long split = from + split(to - from);
            if (index < split) {
                path.add(0, range(split, to));
                to = split;
            } else {
                path.add(0, range(from, split));
                from = split;
            }
        }
        return path;
    }

    /**
     * The proof that the tree of newSize leaves extends the one of oldSize leaves; empty if they are equal or oldSize is
     * 0, as a witness wants it.
     *
     * @throws IndexOutOfBoundsException unless 0 &lt;= oldSize &lt;= newSize
     */
    public List<byte[]> consistency(long oldSize, long newSize) {
        if (oldSize < 0 || oldSize > newSize) {
            throw new IndexOutOfBoundsException("not an older size of the tree");
        }
        List<byte[]> path = new ArrayList<>();
        if (oldSize == 0 || oldSize == newSize) {
            return path;
        }
        long from = 0;
        long to = newSize;
        while (oldSize != to) {
            long split = from + split(to - from);
            if (oldSize <= split) {
                path.add(0, range(split, to));
                to = split;
            } else {
                path.add(0, range(from, split));
                from = split;
            }
        }
        if (from != 0) {
            path.add(0, range(from, to));
        }
        return path;
    }

    /** MTH of leaves from to to, where from is a multiple of the power of two the range fits in. */
    private byte[] range(long from, long to) {
        long width = to - from;
        if (Long.bitCount(width) == 1) {
            int level = Long.numberOfTrailingZeros(width);
            return hashes.node(level, from >> level);
        }
        long split = from + split(width);
        return MerkleTree.nodeHash(range(from, split), range(split, to));
    }

    /** The largest power of two smaller than n. */
    private static long split(long n) {
        return Long.highestOneBit(n - 1);
    }
}
