package kr.haetae.hub.access.internal;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import kr.haetae.hub.access.Caller;
import kr.haetae.hub.access.Role;
import kr.haetae.hub.access.Sessions;
import kr.haetae.hub.audit.AuditEntry;
import kr.haetae.hub.audit.AuditEvent;
import kr.haetae.hub.audit.AuditLog;
import kr.haetae.hub.directory.Organisation;
import kr.haetae.hub.frame.Limit;
import kr.haetae.protocol.BatchCommitment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

@Component
class JdbcSessions implements Sessions {
    private static final Duration LIFETIME = Duration.ofHours(Limit.SESSION_HOURS.value());
    private static final Duration IDLE = Duration.ofMinutes(Limit.SESSION_IDLE_MINUTES.value());

    /** How stale the time of the last act may be: writing it with every request would cost more than it tells. */
    private static final Duration SEEN_ANEW = Duration.ofSeconds(30);

    private static final int TOKEN_BYTES = 32;

    private final JdbcClient jdbc;
    private final AuditLog audit;
    private final KeyRule keys;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    JdbcSessions(JdbcClient jdbc, AuditLog audit, KeyRule keys, Clock clock) {
        this.jdbc = jdbc;
        this.audit = audit;
        this.keys = keys;
        this.clock = clock;
    }

    @Override
    @Transactional
    public Session open(Caller caller) {
        byte[] bytes = new byte[TOKEN_BYTES];
        random.nextBytes(bytes);
        String token = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        Instant expiresAt = clock.instant().plus(LIFETIME);
        OffsetDateTime now = OffsetDateTime.now(clock);
        jdbc.sql("delete from session where expires_at < ?").param(now).update();
        jdbc.sql("insert into session (token_sha256, person_id, issued_at, expires_at, last_seen_at, proved_at) "
                        + "values (?, ?, ?, ?, ?, ?)")
                .params(hash(token), caller.personId(), now, now.plus(LIFETIME), now, now)
                .update();
        audit.record(new AuditEntry(AuditEvent.SESSION_OPENED, caller.personId(), null, Map.of()));
        return new Session(token, expiresAt, caller.proved(now.toInstant()));
    }

    @Override
    public Optional<Caller> callerOf(String token, boolean byItself) {
        if (token.length() > Limit.SESSION_TOKEN_CHARACTERS.value()) {
            return Optional.empty();
        }
        byte[] hash = hash(token);
        OffsetDateTime now = OffsetDateTime.now(clock);
        Optional<Seen> seen = jdbc.sql("""
                        select p.id, p.display_name, p.organisation, s.proved_at, s.last_seen_at,
                               array(select role from role_grant where person_id = p.id) as roles,
                               (select count(*) from credential c where c.person_id = p.id and c.kind = 'PASSKEY'
                                   and c.revoked_at is null) as passkeys
                        from session s join person p on p.id = s.person_id
                        where s.token_sha256 = ? and s.expires_at > ? and s.last_seen_at > ? and p.status = 'ACTIVE'
                        """)
                .params(hash, now, now.minus(IDLE))
                .query(this::seen)
                .optional();
        if (!byItself && seen.isPresent() && seen.get().at().isBefore(now.minus(SEEN_ANEW))) {
            jdbc.sql("update session set last_seen_at = ? where token_sha256 = ? and last_seen_at < ?")
                    .params(now, hash, now)
                    .update();
        }
        return seen.map(Seen::caller);
    }

    @Override
    @Transactional
    public void close(String token) {
        Optional<Caller> caller = callerOf(token, true);
        jdbc.sql("delete from session where token_sha256 = ?")
                .param(hash(token))
                .update();
        caller.ifPresent(
                known -> audit.record(new AuditEntry(AuditEvent.SESSION_CLOSED, known.personId(), null, Map.of())));
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void closeAll(String personId) {
        int closed = jdbc.sql("delete from session where person_id = ?")
                .param(personId)
                .update();
        if (closed > 0) {
            audit.record(new AuditEntry(
                    AuditEvent.SESSIONS_ENDED,
                    AuditEntry.HUB,
                    null,
                    Map.of("person", personId, "count", Integer.toString(closed))));
        }
    }

    private record Seen(Caller caller, OffsetDateTime at) {}

    private Seen seen(ResultSet row, int number) throws SQLException {
        Caller caller = new Caller(
                row.getString("id"),
                row.getString("display_name"),
                Organisation.ofKey(row.getString("organisation")),
                keys.enough(row.getInt("passkeys"))
                        ? roles((String[]) row.getArray("roles").getArray())
                        : Set.of(),
                row.getObject("proved_at", OffsetDateTime.class).toInstant());
        return new Seen(caller, row.getObject("last_seen_at", OffsetDateTime.class));
    }

    private static Set<Role> roles(String[] codes) {
        return Arrays.stream(codes).flatMap(code -> Role.of(code).stream()).collect(Collectors.toUnmodifiableSet());
    }

    private static byte[] hash(String token) {
        return BatchCommitment.sha256().digest(token.getBytes(StandardCharsets.UTF_8));
    }
}
