package kr.haetae.tlog;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A tree kept as tiles of 256 hashes (c2sp.org/tlog-tiles): about 32 bytes a leaf are stored, an append rewrites one
 * partial tile a level, and a proof in a tree of 100 million leaves reads some ten tiles. Not safe for several threads:
 * whoever appends holds the log's lock.
 */
public final class TiledTree {
    /** Hashes in a full tile. */
    public static final int TILE_WIDTH = 256;

    private static final int TILE_HEIGHT = 8;
    private static final int HASH = MerkleTree.HASH_LENGTH_BYTES;

    private final TileStore store;
    private final ProofMaker proofs;
    private long size;

    /**
     * Opens a stored tree.
     *
     * @param size leaves it holds; tiles may already hold more (left by an append whose size was never committed), they
     *     are overwritten
     */
    public TiledTree(TileStore store, long size) {
        if (size < 0) {
            throw new IllegalArgumentException("negative tree size");
        }
        this.store = store;
        this.size = size;
        this.proofs = new ProofMaker(this::node);
    }

    public long size() {
        return size;
    }

    /** Roots and proofs of every size up to {@link #size}. */
    public ProofMaker proofs() {
        return proofs;
    }

    /** Hashes of complete subtrees, for a {@link Frontier} or proofs of one's own. */
    public HashReader hashes() {
        return this::node;
    }

    /** Appends leaf hashes in order; every tile touched is written once, when the last hash is in its place. */
    public void append(List<byte[]> leafHashes) {
        Map<Integer, OpenTile> open = new TreeMap<>();
        for (byte[] hash : leafHashes) {
            if (hash.length != HASH) {
                throw new IllegalArgumentException("a leaf hash has 32 bytes");
            }
            place(open, 0, size, hash);
            size++;
        }
        open.forEach((level, tile) -> tile.writeTo(store, level));
    }

    private void place(Map<Integer, OpenTile> open, int level, long position, byte[] hash) {
        OpenTile tile = open.get(level);
        if (tile == null) {
            tile = reopen(level, position);
            open.put(level, tile);
        }
        tile.add(hash);
        if (tile.isFull()) {
            tile.writeTo(store, level);
            open.remove(level);
            place(open, level + 1, position / TILE_WIDTH, tile.root());
        }
    }

    private OpenTile reopen(int level, long position) {
        int width = (int) (position % TILE_WIDTH);
        long index = position / TILE_WIDTH;
        byte[] held = width == 0 ? new byte[0] : tile(level, index, width);
        return new OpenTile(index, width, held);
    }

    private byte[] node(int level, long index) {
        int inTile = level % TILE_HEIGHT;
        int tileLevel = level / TILE_HEIGHT;
        long first = index << inTile;
        int offset = (int) (first % TILE_WIDTH);
        int width = 1 << inTile;
        byte[] hashes = tile(tileLevel, first / TILE_WIDTH, offset + width);
        return subtree(hashes, offset, width);
    }

    private byte[] tile(int level, long index, int width) {
        byte @Nullable [] hashes = store.read(level, index);
        if (hashes == null || hashes.length < width * HASH || hashes.length > TILE_WIDTH * HASH) {
            throw new IllegalStateException("tile " + TilePath.of(level, index, width) + " is missing or too short");
        }
        return hashes;
    }

    private static byte[] subtree(byte[] hashes, int offset, int width) {
        if (width == 1) {
            return Arrays.copyOfRange(hashes, offset * HASH, (offset + 1) * HASH);
        }
        int half = width / 2;
        return MerkleTree.nodeHash(subtree(hashes, offset, half), subtree(hashes, offset + half, half));
    }

    /** A tile that is being filled. */
    private static final class OpenTile {
        private final long index;
        private final byte[] hashes = new byte[TILE_WIDTH * HASH];
        private int width;

        OpenTile(long index, int width, byte[] held) {
            this.index = index;
            this.width = width;
            System.arraycopy(held, 0, hashes, 0, width * HASH);
        }

        void add(byte[] hash) {
            System.arraycopy(hash, 0, hashes, width * HASH, HASH);
            width++;
        }

        boolean isFull() {
            return width == TILE_WIDTH;
        }

        byte[] root() {
            return subtree(hashes, 0, TILE_WIDTH);
        }

        void writeTo(TileStore store, int level) {
            store.write(level, index, Arrays.copyOf(hashes, width * HASH));
        }
    }
}
