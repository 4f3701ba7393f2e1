package kr.haetae.hub.verification.planning;

import java.util.UUID;
import kr.haetae.hub.verification.operating.Recent;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Recently used layouts; they never change, so they may be kept. */
@Component
public class Layouts {
    private static final int KEPT = 16;

    private final JdbcClient jdbc;
    private final Recent<RowLayout> recent = new Recent<>(KEPT);

    public Layouts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The layout of a verification that exists. */
    public RowLayout of(UUID verification) {
        RowLayout known = recent.get(verification);
        if (known != null) {
            return known;
        }
        RowLayout layout = RowLayout.unpack(jdbc.sql("select layout from verification where id = ?")
                .param(verification)
                .query(byte[].class)
                .single());
        recent.put(verification, layout);
        return layout;
    }
}
