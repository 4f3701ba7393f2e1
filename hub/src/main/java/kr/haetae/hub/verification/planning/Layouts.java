package kr.haetae.hub.verification.planning;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Recently used layouts; they never change, so they may be kept. */
@Component
public class Layouts {
    private static final int KEPT = 16;

    private final JdbcClient jdbc;
    private final Map<UUID, RowLayout> recent = new LinkedHashMap<>(32, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<UUID, RowLayout> eldest) {
            return size() > KEPT;
        }
    };

    public Layouts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The layout of a verification that exists. */
    public RowLayout of(UUID verification) {
        synchronized (recent) {
            RowLayout known = recent.get(verification);
            if (known != null) {
                return known;
            }
        }
        RowLayout layout = RowLayout.unpack(jdbc.sql("select layout from verification where id = ?")
                .param(verification)
                .query(byte[].class)
                .single());
        synchronized (recent) {
            recent.put(verification, layout);
        }
        return layout;
    }
}
