package kr.haetae.hub.directory.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import kr.haetae.hub.audit.AuditEntry;
import kr.haetae.hub.audit.AuditEvent;
import kr.haetae.hub.audit.AuditLog;
import kr.haetae.hub.directory.CallBackNumber;
import kr.haetae.hub.directory.CallBackNumbers;
import kr.haetae.hub.directory.Organisation;
import kr.haetae.hub.directory.PhoneNumber;
import kr.haetae.hub.frame.Limit;
import kr.haetae.hub.frame.Problem;
import kr.haetae.hub.frame.ProblemCode;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

@Component
class JdbcCallBackNumbers implements CallBackNumbers {
    private final JdbcClient jdbc;
    private final AuditLog audit;
    private final Clock clock;

    JdbcCallBackNumbers(JdbcClient jdbc, AuditLog audit, Clock clock) {
        this.jdbc = jdbc;
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    public List<CallBackNumber> of(Organisation organisation) {
        return jdbc.sql("select * from call_back_number where organisation = ? and withdrawn_at is null "
                        + "order by entered_at, id limit ?")
                .params(organisation.key(), Limit.CALL_BACK_NUMBERS.value())
                .query(JdbcCallBackNumbers::number)
                .list();
    }

    @Override
    public Optional<CallBackNumber> find(UUID id) {
        return jdbc.sql("select * from call_back_number where id = ? and withdrawn_at is null")
                .param(id)
                .query(JdbcCallBackNumbers::number)
                .optional();
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public CallBackNumber enter(Organisation organisation, PhoneNumber number, String label, String by) {
        if (of(organisation).size() >= Limit.CALL_BACK_NUMBERS.value()) {
            throw new Problem(ProblemCode.TOO_MANY_NUMBERS, Map.of("limit", Limit.CALL_BACK_NUMBERS.value()));
        }
        UUID id = UUID.randomUUID();
        boolean exchange = organisation.isExchange();
        try {
            jdbc.sql("""
                            insert into call_back_number (id, agency_id, exchange_name, e164, label, entered_by, entered_at)
                            values (?, ?, ?, ?, ?, ?, ?)
                            """)
                    .param(id)
                    .param(exchange ? null : organisation.id())
                    .param(exchange ? organisation.id() : null)
                    .param(number.e164())
                    .param(label)
                    .param(by)
                    .param(OffsetDateTime.now(clock))
                    .update();
        } catch (DuplicateKeyException e) {
            throw new Problem(ProblemCode.NUMBER_KNOWN);
        } catch (DataIntegrityViolationException e) {
            throw new Problem(ProblemCode.ORGANISATION_UNKNOWN);
        }
        record(AuditEvent.NUMBER_ENTERED, by, organisation, id);
        return find(id).orElseThrow();
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void confirm(UUID id, UUID approval, String by) {
        int confirmed = jdbc.sql("update call_back_number set confirmed_at = ?, approval_id = ? "
                        + "where id = ? and confirmed_at is null and withdrawn_at is null")
                .params(OffsetDateTime.now(clock), approval, id)
                .update();
        if (confirmed == 0) {
            throw new Problem(ProblemCode.NUMBER_UNKNOWN);
        }
        record(AuditEvent.NUMBER_CONFIRMED, by, find(id).orElseThrow().organisation(), id);
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void withdraw(UUID id, String by) {
        CallBackNumber number = find(id).orElseThrow(() -> new Problem(ProblemCode.NUMBER_UNKNOWN));
        jdbc.sql("update call_back_number set withdrawn_at = ? where id = ?")
                .params(OffsetDateTime.now(clock), id)
                .update();
        record(AuditEvent.NUMBER_WITHDRAWN, by, number.organisation(), id);
    }

    private void record(AuditEvent event, String by, Organisation organisation, UUID id) {
        audit.record(
                new AuditEntry(event, by, null, Map.of("organisation", organisation.key(), "number", id.toString())));
    }

    private static CallBackNumber number(ResultSet row, int n) throws SQLException {
        return new CallBackNumber(
                row.getObject("id", UUID.class),
                Organisation.ofKey(row.getString("organisation")),
                new PhoneNumber(row.getString("e164")),
                row.getString("label"),
                row.getString("entered_by"),
                time(row.getObject("confirmed_at", OffsetDateTime.class)));
    }

    private static @Nullable Instant time(@Nullable OffsetDateTime at) {
        return at == null ? null : at.toInstant();
    }
}
