package kr.haetae.hub.access.internal;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Map;
import kr.haetae.hub.access.Caller;
import kr.haetae.hub.access.Quotas;
import kr.haetae.hub.frame.Limit;
import kr.haetae.hub.frame.Problem;
import kr.haetae.hub.frame.ProblemCode;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

@Component
class JdbcQuotas implements Quotas {
    private static final ZoneId SEOUL = ZoneId.of("Asia/Seoul");

    private final JdbcClient jdbc;
    private final Clock clock;

    JdbcQuotas(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void take(Caller caller, Limit limit, long amount) {
        ZonedDateTime now = clock.instant().atZone(SEOUL);
        LocalDate today = now.toLocalDate();
        jdbc.sql("insert into quota_use (person_id, quota, day, used) values (?, ?, ?, 0) on conflict do nothing")
                .params(caller.personId(), limit.name(), today)
                .update();
        int taken = jdbc.sql("""
                        update quota_use set used = used + :amount
                        where person_id = :person and quota = :quota and day = :day and used + :amount <= :limit
                        """)
                .param("amount", amount)
                .param("limit", limit.value())
                .param("person", caller.personId())
                .param("quota", limit.name())
                .param("day", today)
                .update();
        if (taken == 0) {
            throw exceeded(caller, limit, now);
        }
    }

    private Problem exceeded(Caller caller, Limit limit, ZonedDateTime now) {
        long used = jdbc.sql("select used from quota_use where person_id = ? and quota = ? and day = ?")
                .params(caller.personId(), limit.name(), now.toLocalDate())
                .query(Long.class)
                .single();
        ZonedDateTime midnight = now.toLocalDate().plusDays(1).atStartOfDay(SEOUL);
        return new Problem(
                ProblemCode.QUOTA_EXCEEDED,
                Map.of(
                        "limit",
                        limit.value(),
                        "remaining",
                        limit.value() - used,
                        "retryAfterSeconds",
                        Duration.between(now, midnight).toSeconds() + 1));
    }
}
