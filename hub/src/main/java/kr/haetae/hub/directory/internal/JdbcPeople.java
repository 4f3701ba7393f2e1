package kr.haetae.hub.directory.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import kr.haetae.hub.audit.AuditEntry;
import kr.haetae.hub.audit.AuditLog;
import kr.haetae.hub.directory.NewStep;
import kr.haetae.hub.directory.Organisation;
import kr.haetae.hub.directory.People;
import kr.haetae.hub.directory.Person;
import kr.haetae.hub.directory.Standing;
import kr.haetae.hub.directory.StandingStep;
import kr.haetae.hub.directory.TakenStep;
import kr.haetae.hub.frame.Limit;
import kr.haetae.hub.frame.Problem;
import kr.haetae.hub.frame.ProblemCode;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

@Component
class JdbcPeople implements People {
    private static final String COLUMNS = "select id, organisation, display_name, status, steps from person ";

    private final JdbcClient jdbc;
    private final AuditLog audit;
    private final Clock clock;

    JdbcPeople(JdbcClient jdbc, AuditLog audit, Clock clock) {
        this.jdbc = jdbc;
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    public Optional<Person> find(String id) {
        return jdbc.sql(COLUMNS + "where id = ?")
                .param(id)
                .query(JdbcPeople::person)
                .optional();
    }

    @Override
    public List<Person> of(Organisation organisation) {
        return jdbc.sql(COLUMNS + "where organisation = ? order by display_name, id limit ?")
                .params(organisation.key(), Limit.PEOPLE_LISTED.value())
                .query(JdbcPeople::person)
                .list();
    }

    @Override
    public List<Person> all() {
        return jdbc.sql(COLUMNS + "order by organisation, display_name, id limit ?")
                .param(Limit.PEOPLE_LISTED.value())
                .query(JdbcPeople::person)
                .list();
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public Person enter(Organisation organisation, String displayName) {
        return enter("p." + UUID.randomUUID(), organisation, displayName);
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public Person enter(String id, Organisation organisation, String displayName) {
        boolean exchange = organisation.isExchange();
        try {
            jdbc.sql("insert into person (id, agency_id, exchange_name, display_name) values (?, ?, ?, ?) "
                            + "on conflict (id) do nothing")
                    .param(id)
                    .param(exchange ? null : organisation.id())
                    .param(exchange ? organisation.id() : null)
                    .param(displayName)
                    .update();
        } catch (DataIntegrityViolationException e) {
            throw new Problem(ProblemCode.ORGANISATION_UNKNOWN);
        }
        return find(id).orElseThrow();
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public Optional<Person> lock(String id) {
        return jdbc.sql(COLUMNS + "where id = ? for update")
                .param(id)
                .query(JdbcPeople::person)
                .optional();
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public Person take(String personId, NewStep wanted) {
        Person person = lock(personId).orElseThrow(() -> new Problem(ProblemCode.PERSON_UNKNOWN));
        Standing to = wanted.step().from(person.standing()).orElseThrow(() -> notPossible(person, wanted.step()));
        int number = jdbc.sql("select steps from person where id = ?")
                        .param(personId)
                        .query(Integer.class)
                        .single()
                + 1;
        record(person, wanted, to, number);
        jdbc.sql("update person set status = ?, steps = ? where id = ?")
                .params(to.name(), number, personId)
                .update();
        audit.record(new AuditEntry(
                wanted.step().event(),
                wanted.by() == null ? AuditEntry.HUB : wanted.by(),
                null,
                Map.of(
                        "person", personId,
                        "organisation", person.organisation().key(),
                        "from", person.standing().name(),
                        "to", to.name(),
                        "allowedBy", allowedBy(wanted))));
        return new Person(personId, person.organisation(), person.displayName(), to);
    }

    @Override
    public List<TakenStep> history(String personId) {
        return jdbc.sql("select number, step, from_status, to_status, at, by_person, reason from person_step "
                        + "where person_id = ? order by number limit ?")
                .params(personId, Limit.PEOPLE_LISTED.value())
                .query((row, n) -> new TakenStep(
                        row.getInt("number"),
                        StandingStep.valueOf(row.getString("step")),
                        Standing.valueOf(row.getString("from_status")),
                        Standing.valueOf(row.getString("to_status")),
                        row.getObject("at", OffsetDateTime.class).toInstant(),
                        row.getString("by_person"),
                        row.getString("reason")))
                .list();
    }

    private void record(Person person, NewStep wanted, Standing to, int number) {
        jdbc.sql("""
                        insert into person_step (person_id, number, step, from_status, to_status, at, by_person, reason,
                            approval_id, call_back_id, token_sha256) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                        """)
                .param(person.id())
                .param(number)
                .param(wanted.step().name())
                .param(person.standing().name())
                .param(to.name())
                .param(OffsetDateTime.now(clock))
                .param(wanted.by())
                .param(wanted.reason())
                .param(wanted.approval())
                .param(wanted.callBack())
                .param(wanted.token() == null ? null : HexFormat.of().parseHex(wanted.token()))
                .update();
    }

    private static String allowedBy(NewStep wanted) {
        if (wanted.approval() != null) {
            return "approval:" + wanted.approval();
        }
        if (wanted.callBack() != null) {
            return "call-back:" + wanted.callBack();
        }
        return wanted.token() == null ? "role" : "token:" + wanted.token();
    }

    private static Problem notPossible(Person person, StandingStep step) {
        return new Problem(
                ProblemCode.STEP_NOT_POSSIBLE,
                Map.of(
                        "standing", person.standing().name(),
                        "step", step.name().toLowerCase(Locale.ROOT)));
    }

    private static Person person(ResultSet row, int number) throws SQLException {
        return new Person(
                row.getString("id"),
                Organisation.ofKey(row.getString("organisation")),
                row.getString("display_name"),
                Standing.valueOf(row.getString("status")));
    }
}
