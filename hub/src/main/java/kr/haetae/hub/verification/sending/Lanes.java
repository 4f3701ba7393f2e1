package kr.haetae.hub.verification.sending;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.UUID;
import kr.haetae.hub.directory.ExchangeId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** How each exchange gets on with each verification. A silence is counted from its last progress. */
@Repository
public class Lanes {
    private final JdbcClient jdbc;

    public Lanes(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Notes that exchanges were given one more batch. */
    void asked(UUID verification, Collection<ExchangeId> exchanges, Instant now) {
        for (ExchangeId exchange : exchanges.stream().sorted().toList()) {
            jdbc.sql("""
                            insert into lane (verification_id, exchange, batches_asked, busy_since) values (?, ?, 1, ?)
                            on conflict (verification_id, exchange) do update set
                                batches_asked = lane.batches_asked + 1,
                                busy_since = case when lane.batches_asked = lane.batches_answered
                                    then excluded.busy_since else lane.busy_since end,
                                changes = lane.changes + 1
                            """)
                    .params(verification, exchange.name(), now.atOffset(ZoneOffset.UTC))
                    .update();
        }
    }

    /** Notes that an exchange dealt with one batch, well or badly. */
    public void answered(UUID verification, ExchangeId exchange, int addresses, int hits, long millis, Instant now) {
        jdbc.sql("""
                        update lane set batches_answered = batches_answered + 1,
                            addresses_answered = addresses_answered + ?, hits = hits + ?,
                            latency_sum_millis = latency_sum_millis + ?, busy_since = ?, changes = changes + 1
                        where verification_id = ? and exchange = ?
                        """)
                .params(addresses, hits, millis, now.atOffset(ZoneOffset.UTC), verification, exchange.name())
                .update();
    }

    /** Notes any other progress: something was asked again or confirmed. */
    public void moved(UUID verification, ExchangeId exchange, Instant now) {
        jdbc.sql("update lane set busy_since = ?, changes = changes + 1 where verification_id = ? and exchange = ?")
                .params(now.atOffset(ZoneOffset.UTC), verification, exchange.name())
                .update();
    }
}
