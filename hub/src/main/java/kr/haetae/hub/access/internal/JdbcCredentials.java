package kr.haetae.hub.access.internal;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import kr.haetae.hub.access.Credentials;
import kr.haetae.hub.access.Identities;
import kr.haetae.hub.access.Sessions;
import kr.haetae.hub.audit.AuditEntry;
import kr.haetae.hub.audit.AuditEvent;
import kr.haetae.hub.audit.AuditLog;
import kr.haetae.hub.frame.Problem;
import kr.haetae.hub.frame.ProblemCode;
import kr.haetae.protocol.BatchCommitment;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

@Component
class JdbcCredentials implements Credentials {
    private final JdbcClient jdbc;
    private final Sessions sessions;
    private final AuditLog audit;
    private final Clock clock;

    JdbcCredentials(JdbcClient jdbc, Sessions sessions, AuditLog audit, Clock clock) {
        this.jdbc = jdbc;
        this.sessions = sessions;
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    public List<Credential> of(String personId) {
        return jdbc.sql("select id, kind, added_at from credential where person_id = ? and revoked_at is null "
                        + "order by added_at, id")
                .param(personId)
                .query((row, n) -> new Credential(
                        row.getObject("id", UUID.class),
                        personId,
                        Kind.valueOf(row.getString("kind")),
                        row.getObject("added_at", OffsetDateTime.class).toInstant()))
                .list();
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public Credential add(String personId, Kind kind, String reference) {
        UUID id = UUID.randomUUID();
        OffsetDateTime now = OffsetDateTime.now(clock);
        jdbc.sql("insert into credential (id, person_id, kind, reference, added_at) values (?, ?, ?, ?, ?)")
                .params(id, personId, kind.name(), reference, now)
                .update();
        return added(new Credential(id, personId, kind, now.toInstant()));
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public Credential bind(String personId, Identities.Identity identity, UUID approval) {
        UUID id = UUID.randomUUID();
        OffsetDateTime now = OffsetDateTime.now(clock);
        try {
            jdbc.sql("insert into credential (id, person_id, kind, reference, added_at, approval_id) "
                            + "values (?, ?, 'OIDC', ?, ?, ?)")
                    .params(id, personId, reference(identity), now, approval)
                    .update();
        } catch (DuplicateKeyException e) {
            throw new Problem(ProblemCode.IDENTITY_KNOWN);
        }
        return added(new Credential(id, personId, Kind.OIDC, now.toInstant()));
    }

    @Override
    public Optional<String> personOf(Identities.Identity identity) {
        return jdbc.sql("select person_id from credential where kind = 'OIDC' and reference = ? and revoked_at is null")
                .param(reference(identity))
                .query(String.class)
                .optional();
    }

    /** A hash, for a subject may be a number that names a person elsewhere. */
    private static String reference(Identities.Identity identity) {
        String both = identity.issuer() + "\n" + identity.subject();
        return HexFormat.of().formatHex(BatchCommitment.sha256().digest(both.getBytes(StandardCharsets.UTF_8)));
    }

    private Credential added(Credential added) {
        audit.record(new AuditEntry(
                AuditEvent.CREDENTIAL_ADDED,
                AuditEntry.HUB,
                null,
                Map.of(
                        "person", added.personId(),
                        "credential", added.id().toString(),
                        "kind", added.kind().name())));
        return added;
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void revoke(String personId, UUID id) {
        int revoked = jdbc.sql(
                        "update credential set revoked_at = ? where person_id = ? and id = ? and revoked_at is null")
                .params(OffsetDateTime.now(clock), personId, id)
                .update();
        ended(personId, revoked);
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public int revokeAll(String personId) {
        int revoked = jdbc.sql("update credential set revoked_at = ? where person_id = ? and revoked_at is null")
                .params(OffsetDateTime.now(clock), personId)
                .update();
        ended(personId, revoked);
        return revoked;
    }

    private void ended(String personId, int revoked) {
        sessions.closeAll(personId);
        audit.record(new AuditEntry(
                AuditEvent.CREDENTIALS_REVOKED,
                AuditEntry.HUB,
                null,
                Map.of("person", personId, "count", Integer.toString(revoked))));
    }
}
