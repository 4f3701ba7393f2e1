package kr.haetae.hub.verification.proving;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import kr.haetae.hub.tagindex.EpochRef;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** When each index was last shown to hold its canaries, through the real path. */
@Repository
public class CanaryProofs {
    /** What is not shown again within a day counts no more: the exchange's answer is then <em>no answer</em>. */
    private static final Duration VALID_FOR = Duration.ofHours(24);

    private final JdbcClient jdbc;

    public CanaryProofs(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Whether the index may be relied upon now. */
    public boolean valid(EpochRef index, Instant now) {
        return since(index, now.minus(VALID_FOR));
    }

    boolean since(EpochRef index, Instant time) {
        return jdbc.sql("select exists (select 1 from canary_proof where index_id = ? and proved_at > ?)")
                .params(index.indexId(), time.atOffset(ZoneOffset.UTC))
                .query(Boolean.class)
                .single();
    }

    void proved(EpochRef index, Instant now) {
        jdbc.sql("""
                        insert into canary_proof (index_id, exchange, proved_at) values (?, ?, ?)
                        on conflict (index_id) do update set proved_at = excluded.proved_at
                        """)
                .params(index.indexId(), index.exchange().name(), now.atOffset(ZoneOffset.UTC))
                .update();
    }
}
