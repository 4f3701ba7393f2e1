package kr.haetae.hub.enrolment.internal;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import kr.haetae.hub.access.Approval;
import kr.haetae.hub.access.ApprovalKind;
import kr.haetae.hub.access.Approvals;
import kr.haetae.hub.access.Caller;
import kr.haetae.hub.access.Role;
import kr.haetae.hub.access.Seat;
import kr.haetae.hub.audit.AuditEntry;
import kr.haetae.hub.audit.AuditEvent;
import kr.haetae.hub.audit.AuditLog;
import kr.haetae.hub.directory.Agency;
import kr.haetae.hub.directory.Directory;
import kr.haetae.hub.enrolment.Agencies;
import kr.haetae.hub.frame.Problem;
import kr.haetae.hub.frame.ProblemCode;
import kr.haetae.protocol.BatchCommitment;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

@Component
class AgencyDesk implements Agencies {
    private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9-]{0,31}");

    private final JdbcClient jdbc;
    private final Directory directory;
    private final Approvals approvals;
    private final AuditLog audit;
    private final Clock clock;

    AgencyDesk(JdbcClient jdbc, Directory directory, Approvals approvals, AuditLog audit, Clock clock) {
        this.jdbc = jdbc;
        this.directory = directory;
        this.approvals = approvals;
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    @Transactional(readOnly = true)
    public List<Entry> list() {
        List<Entry> waiting = jdbc
                .sql("select id, name_ko, name_en from agency_request order by asked_at, id limit 200")
                .query((row, n) -> new Agency(row.getString(1), row.getString(2), row.getString(3)))
                .list()
                .stream()
                .map(agency -> new Entry(agency, open(agency.id())))
                .filter(entry -> entry.open() != null)
                .toList();
        return Stream.concat(waiting.stream(), directory.agencies().stream().map(agency -> new Entry(agency, null)))
                .toList();
    }

    @Override
    @Transactional
    public Entry ask(Caller by, Agency agency) {
        if (!ID.matcher(agency.id()).matches()) {
            throw new Problem(ProblemCode.INVALID_FIELD, Map.of("field", "id"));
        }
        if (directory.agency(agency.id()).isPresent() || open(agency.id()) != null) {
            throw new Problem(ProblemCode.AGENCY_KNOWN);
        }
        jdbc.sql("""
                        insert into agency_request (id, name_ko, name_en, asked_by, asked_at) values (?, ?, ?, ?, ?)
                        on conflict (id) do update set name_ko = excluded.name_ko, name_en = excluded.name_en,
                            asked_by = excluded.asked_by, asked_at = excluded.asked_at
                        """)
                .params(agency.id(), agency.nameKo(), agency.nameEn(), by.personId(), OffsetDateTime.now(clock))
                .update();
        Approval open = approvals.ask(
                by.personId(),
                new Approvals.Ask(
                        ApprovalKind.AGENCY,
                        agency.id(),
                        null,
                        digest(agency),
                        Set.of(
                                new Seat(Role.OPERATOR, null),
                                new Seat(Role.DESK, by.organisation()),
                                new Seat(Role.APPROVER, by.organisation()),
                                new Seat(Role.AGENCY_ADMIN, by.organisation()))));
        return new Entry(agency, open);
    }

    @Override
    @Transactional
    public Entry approve(Caller by, String id, String digest) {
        Agency agency = requested(id);
        Approval given = approvals.approve(by, latest(id).id(), digest);
        if (given.state() != Approval.State.GRANTED) {
            return new Entry(agency, given);
        }
        approvals.use(given.id(), ApprovalKind.AGENCY, id, digest(agency));
        directory.enter(agency);
        jdbc.sql("delete from agency_request where id = ?").param(id).update();
        audit.record(new AuditEntry(
                AuditEvent.AGENCY_ADMITTED,
                by.personId(),
                null,
                Map.of("agency", id, "approval", given.id().toString())));
        return new Entry(agency, null);
    }

    @Override
    @Transactional
    public void refuse(Caller by, String id, String digest, String reason) {
        requested(id);
        approvals.refuse(by, latest(id).id(), digest, reason);
    }

    private Agency requested(String id) {
        return jdbc.sql("select id, name_ko, name_en from agency_request where id = ? for update")
                .param(id)
                .query((row, n) -> new Agency(row.getString(1), row.getString(2), row.getString(3)))
                .optional()
                .orElseThrow(() -> new Problem(ProblemCode.APPROVAL_UNKNOWN));
    }

    private Approval latest(String id) {
        return approvals.latest(ApprovalKind.AGENCY, id).orElseThrow(() -> new Problem(ProblemCode.APPROVAL_UNKNOWN));
    }

    private @Nullable Approval open(String id) {
        return approvals
                .latest(ApprovalKind.AGENCY, id)
                .filter(approval -> approval.state() == Approval.State.OPEN)
                .filter(approval -> clock.instant().isBefore(approval.expiresAt()))
                .orElse(null);
    }

    private static String digest(Agency agency) {
        String all = agency.id() + "\n" + agency.nameKo() + "\n" + agency.nameEn();
        return HexFormat.of().formatHex(BatchCommitment.sha256().digest(all.getBytes(StandardCharsets.UTF_8)));
    }
}
