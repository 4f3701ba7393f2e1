package kr.haetae.hub.enrolment.internal;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import kr.haetae.hub.directory.People;
import kr.haetae.hub.directory.Standing;
import kr.haetae.hub.frame.Limit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/** Lets invitations lapse that nobody redeemed, called back or approved in time. */
@Component
class Expiry {
    private static final Logger log = LoggerFactory.getLogger(Expiry.class);

    private final JdbcClient jdbc;
    private final People people;
    private final Inviting inviting;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Expiry(JdbcClient jdbc, People people, Inviting inviting, PlatformTransactionManager transactions, Clock clock) {
        this.jdbc = jdbc;
        this.people = people;
        this.inviting = inviting;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    @Scheduled(initialDelay = 30_000, fixedDelay = 60_000)
    void sweep() {
        try {
            due().forEach(this::expire);
        } catch (DataAccessException | TransactionException e) {
            log.warn("Invitations that ran out wait for the database");
        }
    }

    private List<String> due() {
        OffsetDateTime now = OffsetDateTime.now(clock);
        return jdbc.sql("""
                        select id from person p where
                            (status = 'INVITED' and not exists (select from one_time_token t where t.person_id = p.id
                                and used_at is null and revoked_at is null and expires_at > :now))
                            or (status in ('ACCEPTED', 'CALLED_BACK') and (select max(at) from person_step s
                                where s.person_id = p.id and s.step = 'INVITE') < :oldest)
                        order by id limit 100
                        """)
                .param("now", now)
                .param("oldest", now.minusDays(Limit.ENROLMENT_DAYS.value()))
                .query(String.class)
                .list();
    }

    private void expire(String personId) {
        transaction.executeWithoutResult(status -> people.lock(personId)
                .filter(person -> person.standing() == Standing.INVITED
                        || person.standing() == Standing.ACCEPTED
                        || person.standing() == Standing.CALLED_BACK)
                .ifPresent(inviting::expire));
    }
}
