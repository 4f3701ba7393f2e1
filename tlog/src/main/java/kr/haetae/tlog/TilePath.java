package kr.haetae.tlog;

import java.util.Locale;

/** The resource names of c2sp.org/tlog-tiles, under a log's prefix. */
public final class TilePath {
    private static final int GROUP = 1000;

    private TilePath() {}

    /**
     * The name of a tile: {@code tile/L/N} or, for a partial one, {@code tile/L/N.p/W}.
     *
     * @param level 0 to 63
     * @param index of the tile in its level, not negative
     * @param width hashes in it, 1 to 256
     */
    public static String of(int level, long index, int width) {
        if (level < 0 || level > 63 || index < 0 || width < 1 || width > TiledTree.TILE_WIDTH) {
            throw new IllegalArgumentException("no such tile");
        }
        String partial = width == TiledTree.TILE_WIDTH ? "" : ".p/" + width;
        return "tile/" + level + "/" + number(index) + partial;
    }

    private static String number(long index) {
        String last = String.format(Locale.ROOT, "%03d", index % GROUP);
        return index < GROUP ? last : groups(index / GROUP) + last;
    }

    private static String groups(long rest) {
        String before = rest < GROUP ? "" : groups(rest / GROUP);
        return before + String.format(Locale.ROOT, "x%03d/", rest % GROUP);
    }
}
