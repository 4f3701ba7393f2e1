package kr.haetae.hub.verification.sending;

import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import kr.haetae.hub.tagindex.OpenEpochs;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The indexes that open questions name, which must not be dropped yet. */
@Component
class NamedEpochs implements OpenEpochs {
    private final JdbcClient jdbc;

    NamedEpochs(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Set<UUID> namedByOpenTasks() {
        return new HashSet<>(jdbc.sql("select distinct index_id from batch_answer where state = 'ASKED'")
                .query(UUID.class)
                .list());
    }
}
