package kr.haetae.hub.enrolment.internal;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import kr.haetae.hub.audit.AuditEntry;
import kr.haetae.hub.audit.AuditEvent;
import kr.haetae.hub.audit.AuditLog;
import kr.haetae.hub.directory.CallBackNumber;
import kr.haetae.hub.directory.CallBackNumbers;
import kr.haetae.hub.directory.Person;
import kr.haetae.hub.directory.PhoneNumber;
import kr.haetae.hub.enrolment.MadeCall;
import kr.haetae.hub.enrolment.PhoneCall;
import kr.haetae.hub.frame.Problem;
import kr.haetae.hub.frame.ProblemCode;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The calls that were made, each to a number of the person's own organisation. */
@Repository
class Calls {
    private final JdbcClient jdbc;
    private final CallBackNumbers numbers;
    private final AuditLog audit;
    private final Clock clock;

    Calls(JdbcClient jdbc, CallBackNumbers numbers, AuditLog audit, Clock clock) {
        this.jdbc = jdbc;
        this.numbers = numbers;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Records a call.
     *
     * @throws Problem NUMBER_UNKNOWN if it is not a number the directory knew before the person was invited
     */
    UUID record(Person person, MadeCall call, String by) {
        CallBackNumber number = numbers.find(call.number())
                .filter(one -> one.organisation().equals(person.organisation()) && one.confirmedAt() != null)
                .orElseThrow(() -> new Problem(ProblemCode.NUMBER_UNKNOWN));
        UUID id = UUID.randomUUID();
        try {
            jdbc.sql("insert into call_back (id, person_id, organisation, number_id, spoke_with, called_by, at) "
                            + "values (?, ?, ?, ?, ?, ?, ?)")
                    .params(
                            id,
                            person.id(),
                            person.organisation().key(),
                            number.id(),
                            call.spokeWith(),
                            by,
                            OffsetDateTime.now(clock))
                    .update();
        } catch (DataIntegrityViolationException e) {
            throw new Problem(ProblemCode.NUMBER_UNKNOWN);
        }
        audit.record(new AuditEntry(
                AuditEvent.CALL_MADE,
                by,
                null,
                Map.of("person", person.id(), "number", number.id().toString(), "call", id.toString())));
        return id;
    }

    /** The person's latest call. */
    UUID latest(String personId) {
        return jdbc.sql("select id from call_back where person_id = ? order by at desc, id limit 1")
                .param(personId)
                .query(UUID.class)
                .single();
    }

    /** The person's latest call, as people see it. */
    Optional<PhoneCall> last(String personId) {
        return jdbc.sql(
                        "select n.e164, n.label, c.spoke_with, c.called_by, c.at from call_back c "
                                + "join call_back_number n on n.id = c.number_id where c.person_id = ? order by c.at desc, c.id limit 1")
                .param(personId)
                .query((row, n) -> new PhoneCall(
                        new PhoneNumber(row.getString("e164")),
                        row.getString("label"),
                        row.getString("spoke_with"),
                        row.getString("called_by"),
                        row.getObject("at", OffsetDateTime.class).toInstant()))
                .optional();
    }

    /** Everything of the latest call, for what is approved to be bound to it. */
    String described(String personId) {
        return jdbc.sql("select id || '|' || number_id || '|' || called_by || '|' || spoke_with from call_back "
                        + "where person_id = ? order by at desc, id limit 1")
                .param(personId)
                .query(String.class)
                .optional()
                .orElse("");
    }
}
