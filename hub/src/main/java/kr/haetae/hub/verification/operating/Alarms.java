package kr.haetae.hub.verification.operating;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Raises what a person at the hub must look at, in the transaction that noticed it. */
@Component
public final class Alarms {
    private static final Logger LOG = LoggerFactory.getLogger(Alarms.class);

    private final JdbcClient jdbc;
    private final Clock clock;

    public Alarms(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** What went wrong. */
    public enum Kind {
        PROOF_FAILED,
        CANARY_FAILED,
        CONFLICT,
        LATE_CONFLICT,
        DENIED_AFTER_HIT,
        MALFORMED_ANSWER,
        /** An index holds an address that is known to be nobody's, or another's. */
        OVER_CLAIM,
        /** An index lacks an address that is known to be the exchange's. */
        MISS,
        DENIAL_RATE,
        CONFLICT_RATE
    }

    /**
     * Raises an alarm.
     *
     * @param count of addresses concerned, at least 1
     */
    public void raise(Kind kind, String exchange, @Nullable UUID verification, @Nullable UUID batch, int count) {
        jdbc.sql("""
                        insert into alarm (id, kind, exchange, verification_id, batch_id, raised_at, count)
                        values (?, ?, ?, ?, ?, ?, ?)
                        """)
                .params(Arrays.asList(
                        UUID.randomUUID(),
                        kind.name(),
                        exchange,
                        verification,
                        batch,
                        clock.instant().atOffset(ZoneOffset.UTC),
                        count))
                .update();
        LOG.warn("ALARM {} at {} in batch {} ({})", kind, exchange, batch, count);
    }
}
