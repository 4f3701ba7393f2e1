package kr.haetae.hub.verification.operating;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The values used last, up to a number of them; the one not used for longest goes first. Safe for many threads. */
public final class Recent<V> {
    private final Map<UUID, V> values;

    /** Keeps at most so many. */
    public Recent(int kept) {
        this.values = new LinkedHashMap<>(2 * kept, 0.75f, true) {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<UUID, V> eldest) {
                return size() > kept;
            }
        };
    }

    public synchronized @Nullable V get(UUID id) {
        return values.get(id);
    }

    public synchronized void put(UUID id, V value) {
        values.put(id, value);
    }

    public synchronized void clear() {
        values.clear();
    }
}
