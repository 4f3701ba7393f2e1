package kr.haetae.tlog;

/** Where the hashes of complete subtrees are read from when a root or a proof is made. */
@FunctionalInterface
public interface HashReader {
    /**
     * The hash of the complete subtree over leaves index * 2^level to (index + 1) * 2^level - 1 (RFC 6962's MTH of that
     * range).
     *
     * @param level 0 for leaf hashes
     * @throws IllegalStateException if the store lacks a node it must have
     */
    byte[] node(int level, long index);
}
