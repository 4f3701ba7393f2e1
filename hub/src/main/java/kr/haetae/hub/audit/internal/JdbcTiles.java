package kr.haetae.hub.audit.internal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import kr.haetae.tlog.TileStore;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.support.DataAccessUtils;
import org.springframework.jdbc.core.JdbcTemplate;

/** Tiles in their table; for one run or one proof, for it remembers what it has read. */
final class JdbcTiles implements TileStore {
    private final JdbcTemplate jdbc;
    private final Map<Place, byte[]> known = new HashMap<>();
    private final Map<Place, byte[]> written = new HashMap<>();

    private record Place(int level, long index) {}

    JdbcTiles(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public byte @Nullable [] read(int level, long index) {
        Place place = new Place(level, index);
        byte[] tile = known.get(place);
        if (tile == null) {
            tile = DataAccessUtils.singleResult(jdbc.queryForList(
                    "select hashes from audit_tile where level = ? and tile_index = ?", byte[].class, level, index));
            if (tile != null) {
                known.put(place, tile);
            }
        }
        return tile;
    }

    /** Kept until {@link #flush}. */
    @Override
    public void write(int level, long index, byte[] hashes) {
        Place place = new Place(level, index);
        known.put(place, hashes);
        written.put(place, hashes);
    }

    /** Writes all tiles written so far, at once. */
    void flush() {
        List<Object[]> rows = new ArrayList<>();
        written.forEach((place, hashes) -> rows.add(new Object[] {place.level, place.index, hashes}));
        jdbc.batchUpdate("""
                insert into audit_tile (level, tile_index, hashes) values (?, ?, ?)
                on conflict (level, tile_index) do update set hashes = excluded.hashes
                """, rows);
        written.clear();
    }
}
