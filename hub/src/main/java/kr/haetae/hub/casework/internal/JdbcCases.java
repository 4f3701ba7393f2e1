package kr.haetae.hub.casework.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import kr.haetae.hub.access.Caller;
import kr.haetae.hub.audit.AuditEntry;
import kr.haetae.hub.audit.AuditEvent;
import kr.haetae.hub.audit.AuditLog;
import kr.haetae.hub.casework.CaseId;
import kr.haetae.hub.casework.Cases;
import kr.haetae.hub.casework.LegalBases;
import kr.haetae.hub.casework.LegalBasis;
import kr.haetae.hub.casework.LegalBasisCode;
import kr.haetae.hub.casework.LegalCase;
import kr.haetae.hub.casework.NewCase;
import kr.haetae.hub.casework.PermittedAction;
import kr.haetae.hub.frame.Problem;
import kr.haetae.hub.frame.ProblemCode;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

@Component
class JdbcCases implements Cases {
    /** Days of validity are days in Korea. */
    private static final ZoneId SEOUL = ZoneId.of("Asia/Seoul");

    private final JdbcClient jdbc;
    private final LegalBases legalBases;
    private final AuditLog audit;
    private final Clock clock;

    JdbcCases(JdbcClient jdbc, LegalBases legalBases, AuditLog audit, Clock clock) {
        this.jdbc = jdbc;
        this.legalBases = legalBases;
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    @Transactional(readOnly = true)
    public LegalCase openFor(Caller caller, CaseId id, PermittedAction action) {
        return openFor(caller.agencyId(), id, action);
    }

    @Override
    @Transactional(readOnly = true)
    public boolean permits(String agencyId, CaseId id, PermittedAction action) {
        try {
            openFor(agencyId, id, action);
            return true;
        } catch (Problem notToday) {
            return false;
        }
    }

    private LegalCase openFor(String agencyId, CaseId id, PermittedAction action) {
        LegalCase found = find(agencyId, id).orElseThrow(() -> new Problem(ProblemCode.CASE_UNKNOWN));
        if (found.status() != LegalCase.Status.OPEN) {
            throw new Problem(ProblemCode.CASE_CLOSED);
        }
        requireGround(found, LocalDate.now(clock.withZone(SEOUL)), action);
        return found;
    }

    @Override
    @Transactional
    public LegalCase read(Caller caller, CaseId id) {
        LegalCase found = find(caller.agencyId(), id).orElseThrow(() -> new Problem(ProblemCode.CASE_UNKNOWN));
        audit.record(new AuditEntry(AuditEvent.CASE_READ, caller.personId(), found.inLog(), Map.of()));
        return found;
    }

    @Override
    @Transactional
    public List<LegalCase> list(Caller caller, int limit, int offset) {
        List<LegalCase> found = jdbc.sql("""
                        select * from legal_case where agency_id = ?
                        order by opened_at desc, id limit ? offset ?
                        """)
                .params(caller.agencyId(), limit, offset)
                .query(JdbcCases::legalCase)
                .list();
        audit.record(new AuditEntry(
                AuditEvent.CASES_LISTED, caller.personId(), null, Map.of("count", Integer.toString(found.size()))));
        return found;
    }

    @Override
    @Transactional
    public LegalCase open(Caller caller, NewCase wanted) {
        LocalDate today = LocalDate.now(clock.withZone(SEOUL));
        LegalCase made = new LegalCase(
                wanted.id(),
                caller.agencyId(),
                wanted.title(),
                wanted.legalBasis(),
                wanted.purpose(),
                LegalCase.Status.OPEN,
                wanted.groundValidFrom() == null ? today : wanted.groundValidFrom(),
                wanted.groundValidUntil(),
                clock.instant());
        if (made.groundValidUntil().isBefore(made.groundValidFrom())) {
            throw new Problem(ProblemCode.INVALID_FIELD, Map.of("field", "groundValidUntil"));
        }
        requireGround(made, today, PermittedAction.VERIFICATION);
        insert(caller, made);
        audit.record(new AuditEntry(
                AuditEvent.CASE_OPENED,
                caller.personId(),
                made.inLog(),
                Map.of("legalBasis", made.legalBasis().value())));
        return made;
    }

    private void insert(Caller caller, LegalCase made) {
        int inserted = jdbc.sql("""
                        insert into legal_case (id, agency_id, title, legal_basis, purpose, status,
                            ground_valid_from, ground_valid_until, opened_at, opened_by)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing
                        """)
                .params(
                        made.id().value(),
                        made.agencyId(),
                        made.title(),
                        made.legalBasis().value(),
                        made.purpose(),
                        made.status().name(),
                        made.groundValidFrom(),
                        made.groundValidUntil(),
                        OffsetDateTime.ofInstant(made.openedAt(), ZoneOffset.UTC),
                        caller.personId())
                .update();
        if (inserted == 0) {
            throw new Problem(ProblemCode.CASE_EXISTS);
        }
    }

    private void requireGround(LegalCase asked, LocalDate today, PermittedAction action) {
        LegalBasis basis = legalBases
                .find(asked.legalBasis(), today)
                .orElseThrow(() -> new Problem(ProblemCode.LEGAL_BASIS_UNKNOWN));
        String code = basis.code().value();
        if (!basis.enabled()) {
            throw new Problem(ProblemCode.LEGAL_BASIS_DISABLED, Map.of("legalBasis", code));
        }
        LocalDate from = later(basis.effectiveFrom(), asked.groundValidFrom());
        LocalDate until = earlier(basis.effectiveTo(), asked.groundValidUntil());
        if (today.isBefore(from)) {
            throw new Problem(ProblemCode.LEGAL_BASIS_NOT_YET, Map.of("legalBasis", code, "from", from.toString()));
        }
        if (today.isAfter(until)) {
            throw new Problem(ProblemCode.LEGAL_BASIS_EXPIRED, Map.of("legalBasis", code, "until", until.toString()));
        }
        if (!basis.permits().contains(action)) {
            throw new Problem(ProblemCode.LEGAL_BASIS_FORBIDS, Map.of("legalBasis", code));
        }
    }

    private static LocalDate later(LocalDate one, LocalDate other) {
        return one.isAfter(other) ? one : other;
    }

    private static LocalDate earlier(@Nullable LocalDate one, LocalDate other) {
        return one == null || one.isAfter(other) ? other : one;
    }

    private Optional<LegalCase> find(String agencyId, CaseId id) {
        return jdbc.sql("select * from legal_case where id = ? and agency_id = ?")
                .params(id.value(), agencyId)
                .query(JdbcCases::legalCase)
                .optional();
    }

    private static LegalCase legalCase(ResultSet row, int number) throws SQLException {
        return new LegalCase(
                new CaseId(row.getString("id")),
                row.getString("agency_id"),
                row.getString("title"),
                new LegalBasisCode(row.getString("legal_basis")),
                row.getString("purpose"),
                LegalCase.Status.valueOf(row.getString("status")),
                row.getObject("ground_valid_from", LocalDate.class),
                row.getObject("ground_valid_until", LocalDate.class),
                row.getObject("opened_at", OffsetDateTime.class).toInstant());
    }
}
