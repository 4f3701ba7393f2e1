package kr.haetae.hub.access.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import kr.haetae.hub.access.Approval;
import kr.haetae.hub.access.ApprovalKind;
import kr.haetae.hub.access.Approvals;
import kr.haetae.hub.access.Caller;
import kr.haetae.hub.access.Role;
import kr.haetae.hub.access.Seat;
import kr.haetae.hub.directory.Organisation;
import kr.haetae.hub.frame.Limit;
import kr.haetae.hub.frame.Problem;
import kr.haetae.hub.frame.ProblemCode;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of approvals, their seats and their votes. */
@Repository
class ApprovalTable {
    private final JdbcClient jdbc;

    ApprovalTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    UUID add(String askedBy, Approvals.Ask ask, OffsetDateTime now) {
        UUID id = UUID.randomUUID();
        try {
            jdbc.sql("""
                            insert into approval (id, kind, subject, subject_person, digest_sha256, asked_by, asked_at,
                                expires_at, needed) values (?, ?, ?, ?, ?, ?, ?, ?, ?)
                            """)
                    .param(id)
                    .param(ask.kind().name())
                    .param(ask.subject())
                    .param(ask.subjectPerson())
                    .param(HexFormat.of().parseHex(ask.digest()))
                    .param(askedBy)
                    .param(now)
                    .param(now.plus(ask.kind().open()))
                    .param(ask.kind().approvers())
                    .update();
        } catch (DuplicateKeyException e) {
            throw new Problem(ProblemCode.APPROVAL_OPEN);
        }
        for (Seat seat : ask.seats()) {
            jdbc.sql("insert into approval_seat (approval_id, role, organisation) values (?, ?, ?)")
                    .param(id)
                    .param(seat.role().code())
                    .param(
                            seat.organisation() == null
                                    ? null
                                    : seat.organisation().key())
                    .update();
        }
        return id;
    }

    /** Ends what nobody decided in time, so that it can be asked again. */
    void lapse(ApprovalKind kind, String subject, OffsetDateTime now) {
        jdbc.sql("update approval set state = 'LAPSED', decided_at = :now "
                        + "where kind = :kind and subject = :subject and state = 'OPEN' and expires_at <= :now")
                .param("now", now)
                .param("kind", kind.name())
                .param("subject", subject)
                .update();
    }

    /** Keeps a vote; one with a reason refuses. */
    void vote(Approval approval, Caller voter, @Nullable String reason, OffsetDateTime now) {
        jdbc.sql("insert into approval_vote (approval_id, person_id, grants, reason, at, proved_at) "
                        + "values (?, ?, ?, ?, ?, ?)")
                .param(approval.id())
                .param(voter.personId())
                .param(reason == null)
                .param(reason)
                .param(now)
                .param(voter.provedAt().atOffset(now.getOffset()))
                .update();
    }

    void decide(UUID id, Approval.State state, OffsetDateTime now) {
        jdbc.sql("update approval set state = ?, decided_at = ? where id = ?")
                .params(state.name(), now, id)
                .update();
    }

    void use(UUID id, OffsetDateTime now) {
        jdbc.sql("update approval set used_at = ? where id = ?").params(now, id).update();
    }

    Optional<Approval> lock(UUID id) {
        return jdbc.sql("select * from approval where id = ? for update")
                .param(id)
                .query(this::approval)
                .optional();
    }

    Optional<Approval> find(UUID id) {
        return jdbc.sql("select * from approval where id = ?")
                .param(id)
                .query(this::approval)
                .optional();
    }

    Optional<Approval> latest(ApprovalKind kind, String subject) {
        return jdbc.sql("select * from approval where kind = ? and subject = ? order by asked_at desc, id limit 1")
                .params(kind.name(), subject)
                .query(this::approval)
                .optional();
    }

    List<Approval> pending(OffsetDateTime now) {
        return jdbc.sql("select * from approval where expires_at > ? and (state = 'OPEN' or (state = 'GRANTED' and "
                        + "used_at is null)) order by asked_at, id limit ?")
                .params(now, Limit.APPROVALS_PENDING.value())
                .query(this::approval)
                .list();
    }

    private Approval approval(ResultSet row, int number) throws SQLException {
        UUID id = row.getObject("id", UUID.class);
        return new Approval(
                id,
                ApprovalKind.valueOf(row.getString("kind")),
                row.getString("subject"),
                row.getString("subject_person"),
                HexFormat.of().formatHex(row.getBytes("digest_sha256")),
                row.getString("asked_by"),
                time(row, "asked_at"),
                time(row, "expires_at"),
                Approval.State.valueOf(row.getString("state")),
                seats(id),
                votes(id),
                row.getObject("used_at") != null);
    }

    private Set<Seat> seats(UUID id) {
        return jdbc
                .sql("select role, organisation from approval_seat where approval_id = ?")
                .param(id)
                .query((row, n) -> new Seat(
                        Role.of(row.getString("role")).orElseThrow(), organisation(row.getString("organisation"))))
                .list()
                .stream()
                .collect(Collectors.toUnmodifiableSet());
    }

    private List<Approval.Vote> votes(UUID id) {
        return jdbc.sql("select person_id, grants, at from approval_vote where approval_id = ? order by at, person_id")
                .param(id)
                .query((row, n) ->
                        new Approval.Vote(row.getString("person_id"), row.getBoolean("grants"), time(row, "at")))
                .list();
    }

    private static @Nullable Organisation organisation(@Nullable String key) {
        return key == null ? null : Organisation.ofKey(key);
    }

    private static Instant time(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
