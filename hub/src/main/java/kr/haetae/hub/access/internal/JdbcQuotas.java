package kr.haetae.hub.access.internal;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Map;
import kr.haetae.hub.access.Caller;
import kr.haetae.hub.access.Quota;
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
    public void take(Caller caller, Quota quota, long amount) {
        ZonedDateTime now = clock.instant().atZone(SEOUL);
        LocalDate today = now.toLocalDate();
        if (!takes(caller, quota, amount, today)) {
            throw exceeded(ProblemCode.QUOTA_EXCEEDED, quota.ofPerson(), used(caller, quota, today), now);
        }
        long all = usedByAll(caller, quota, today);
        if (all > quota.ofAgency().value()) {
            throw exceeded(ProblemCode.AGENCY_QUOTA_EXCEEDED, quota.ofAgency(), all - amount, now);
        }
    }

    private boolean takes(Caller caller, Quota quota, long amount, LocalDate today) {
        jdbc.sql("insert into quota_use (person_id, quota, day, used) values (?, ?, ?, 0) on conflict do nothing")
                .params(caller.personId(), quota.ofPerson().name(), today)
                .update();
        return jdbc.sql("""
                        update quota_use set used = used + :amount
                        where person_id = :person and quota = :quota and day = :day and used + :amount <= :limit
                        """)
                        .param("amount", amount)
                        .param("limit", quota.ofPerson().value())
                        .param("person", caller.personId())
                        .param("quota", quota.ofPerson().name())
                        .param("day", today)
                        .update()
                > 0;
    }

    private long used(Caller caller, Quota quota, LocalDate day) {
        return jdbc.sql("select used from quota_use where person_id = ? and quota = ? and day = ?")
                .params(caller.personId(), quota.ofPerson().name(), day)
                .query(Long.class)
                .single();
    }

    private long usedByAll(Caller caller, Quota quota, LocalDate day) {
        return jdbc.sql("select coalesce(sum(q.used), 0) from quota_use q join person p on p.id = q.person_id "
                        + "where p.organisation = ? and q.quota = ? and q.day = ?")
                .params(caller.organisation().key(), quota.ofPerson().name(), day)
                .query(Long.class)
                .single();
    }

    private static Problem exceeded(ProblemCode code, Limit limit, long used, ZonedDateTime now) {
        ZonedDateTime midnight = now.toLocalDate().plusDays(1).atStartOfDay(SEOUL);
        return new Problem(
                code,
                Map.of(
                        "limit",
                        limit.value(),
                        "remaining",
                        Math.max(limit.value() - used, 0),
                        "retryAfterSeconds",
                        Duration.between(now, midnight).toSeconds() + 1));
    }
}
