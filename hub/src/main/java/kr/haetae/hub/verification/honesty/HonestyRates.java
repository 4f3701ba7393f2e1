package kr.haetae.hub.verification.honesty;

import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import kr.haetae.hub.verification.operating.Alarms;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** How honest each exchange has been, as far as it can be seen. */
@Component
public class HonestyRates {
    private static final Duration WINDOW = Duration.ofDays(90);
    private static final Duration ALARM_ONCE_IN = Duration.ofDays(1);

    /** Below so many, a rate says nothing. */
    private static final int LEAST = 20;

    /** One in twenty: an exchange's own mistakes (an account closed between list and answer) stay well below. */
    private static final int ALARM_PERCENT = 5;

    private final JdbcClient jdbc;
    private final Alarms alarms;
    private final Clock clock;

    public HonestyRates(JdbcClient jdbc, Alarms alarms, Clock clock) {
        this.jdbc = jdbc;
        this.alarms = alarms;
        this.clock = clock;
    }

    /**
     * One exchange over the last 90 days.
     *
     * @param consented whether it agreed to honey batches
     * @param notTheirs honey addresses it was asked about that are not its own; so many of them it claimed
     * @param theirs honey addresses it was asked about that are its own; so many of them it missed
     * @param hits addresses of verifications found in its index; so many of them another exchange claimed too, and so many
     *     it was asked to confirm and denied
     */
    public record Rates(
            String exchange,
            boolean consented,
            int notTheirs,
            int overClaims,
            int theirs,
            int misses,
            int hits,
            int conflicts,
            int asked,
            int denied) {}

    /** All exchanges, by name. */
    @Transactional(readOnly = true)
    public List<Rates> all() {
        OffsetDateTime since = clock.instant().minus(WINDOW).atOffset(ZoneOffset.UTC);
        return jdbc.sql("""
                        select e.name as exchange,
                            exists (select 1 from honey_consent c where c.exchange = e.name and c.withdrawn_at is null)
                                as consented,
                            h.not_theirs, h.over_claims, h.theirs, h.misses, k.hits, k.conflicts, k.asked, k.denied
                        from exchange e
                        cross join lateral (select coalesce(sum(asked_of_nobody), 0)::int as not_theirs,
                            coalesce(sum(over_claims), 0)::int as over_claims, coalesce(sum(asked_of_own), 0)::int as theirs,
                            coalesce(sum(misses), 0)::int as misses
                            from honey_answer a where a.exchange = e.name and a.answered_at > :since) h
                        cross join lateral (select count(*)::int as hits,
                            count(*) filter (where held_for in ('CONFLICT', 'LATE_CONFLICT'))::int as conflicts,
                            count(*) filter (where state in ('CONFIRMED', 'DENIED'))::int as asked,
                            count(*) filter (where state = 'DENIED')::int as denied
                            from claim c where c.exchange = e.name and c.found_at > :since) k
                        order by e.name
                        """).param("since", since).query(Rates.class).list();
    }

    /** Alarms once a day of every exchange that denies or disputes too often. Within the caller's transaction. */
    void alarm() {
        for (Rates one : all()) {
            alarm(Alarms.Kind.DENIAL_RATE, one.exchange(), one.denied(), one.asked());
            alarm(Alarms.Kind.CONFLICT_RATE, one.exchange(), one.conflicts(), one.hits());
        }
    }

    private void alarm(Alarms.Kind kind, String exchange, int some, int all) {
        if (all >= LEAST && 100L * some > (long) ALARM_PERCENT * all && !raisedLately(kind, exchange)) {
            alarms.raise(kind, exchange, null, null, some);
        }
    }

    private boolean raisedLately(Alarms.Kind kind, String exchange) {
        return jdbc.sql("select exists (select 1 from alarm where kind = ? and exchange = ? and raised_at > ?)")
                .params(
                        kind.name(),
                        exchange,
                        clock.instant().minus(ALARM_ONCE_IN).atOffset(ZoneOffset.UTC))
                .query(Boolean.class)
                .single();
    }
}
