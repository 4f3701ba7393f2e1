package kr.haetae.hub.access;

import java.time.Clock;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import kr.haetae.hub.directory.Organisation;
import kr.haetae.protocol.SigningKey;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Active people for tests, put there as a demo's are. */
public final class TestPeople {
    private TestPeople() {}

    /** An agency. */
    public static Organisation agency(JdbcClient jdbc, String id) {
        jdbc.sql("insert into agency (id, name_ko, name_en) values (?, ?, ?) on conflict do nothing")
                .params(id, "기관 " + id, "Agency " + id)
                .update();
        return Organisation.agency(id);
    }

    /** An exchange that has never shown a certificate. */
    public static Organisation exchange(JdbcClient jdbc, String name) {
        jdbc.sql("insert into exchange (name, display_name, verify_key, certificate_sha256, active, admitted_at) "
                        + "values (?, ?, ?, encode(sha256(?::bytea), 'hex'), false, now()) on conflict do nothing")
                .params(name, name, SigningKey.generate().verifyKey().encoded(), name)
                .update();
        return new Organisation(Organisation.Kind.EXCHANGE, name);
    }

    /** Somebody who is active and has just proved to be themself. */
    public static Caller active(JdbcClient jdbc, String id, Organisation organisation, Role... roles) {
        jdbc.sql("insert into person (id, agency_id, exchange_name, display_name) values (?, ?, ?, ?)")
                .param(id)
                .param(organisation.isExchange() ? null : organisation.id())
                .param(organisation.isExchange() ? organisation.id() : null)
                .param(id)
                .update();
        jdbc.sql("insert into person_step (person_id, number, step, from_status, to_status, at) "
                        + "values (?, 1, 'SEED', 'NEW', 'ACTIVE', now())")
                .param(id)
                .update();
        jdbc.sql("update person set status = 'ACTIVE', steps = 1 where id = ?")
                .param(id)
                .update();
        Set<Role> held = Arrays.stream(roles).collect(Collectors.toUnmodifiableSet());
        held.forEach(role -> jdbc.sql("insert into role_grant (person_id, role) values (?, ?)")
                .params(id, role.code())
                .update());
        return new Caller(id, id, organisation, held, Clock.systemUTC().instant());
    }
}
