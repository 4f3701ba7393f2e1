package kr.haetae.hub.enrolment.internal;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Optional;
import kr.haetae.hub.access.Identities.Identity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Identities that wait to be bound; the latest one of each person. */
@Repository
class AskedIdentities {
    private final JdbcClient jdbc;
    private final Clock clock;

    AskedIdentities(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    void put(String personId, Identity identity) {
        jdbc.sql("""
                        insert into identity_request (person_id, issuer, subject, asked_at) values (?, ?, ?, ?)
                        on conflict (person_id) do update set issuer = excluded.issuer, subject = excluded.subject,
                            asked_at = excluded.asked_at
                        """)
                .params(personId, identity.issuer(), identity.subject(), OffsetDateTime.now(clock))
                .update();
    }

    Optional<Identity> of(String personId) {
        return jdbc.sql("select issuer, subject from identity_request where person_id = ?")
                .param(personId)
                .query((row, n) -> new Identity(row.getString(1), row.getString(2)))
                .optional();
    }

    void drop(String personId) {
        jdbc.sql("delete from identity_request where person_id = ?")
                .param(personId)
                .update();
    }
}
