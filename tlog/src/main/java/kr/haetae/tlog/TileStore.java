package kr.haetae.tlog;

import org.jspecify.annotations.Nullable;

/**
 * Where the tiles of a tree are kept: a table keyed by (level, index), or files. A tile is up to 256 hashes in a row,
 * as c2sp.org/tlog-tiles cuts them.
 */
public interface TileStore {
    /**
     * Reads a tile.
     *
     * @param level 0 for tiles of leaf hashes, 1 for tiles of roots of full level 0 tiles, and so on
     * @param index of the tile within its level
     * @return 32 to 8,192 bytes, a multiple of 32; null if there is no such tile yet
     */
    byte @Nullable [] read(int level, long index);

    /** Writes a tile, replacing the partial one it grew from. */
    void write(int level, long index, byte[] hashes);
}
