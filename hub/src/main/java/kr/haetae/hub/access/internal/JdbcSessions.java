package kr.haetae.hub.access.internal;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
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
import kr.haetae.hub.frame.Limit;
import kr.haetae.protocol.BatchCommitment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

@Component
class JdbcSessions implements Sessions {
    private static final Duration LIFETIME = Duration.ofHours(Limit.SESSION_HOURS.value());
    private static final int TOKEN_BYTES = 32;

    private final JdbcClient jdbc;
    private final AuditLog audit;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    JdbcSessions(JdbcClient jdbc, AuditLog audit, Clock clock) {
        this.jdbc = jdbc;
        this.audit = audit;
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
        jdbc.sql("insert into session (token_sha256, person_id, issued_at, expires_at) values (?, ?, ?, ?)")
                .params(hash(token), caller.personId(), now, now.plus(LIFETIME))
                .update();
        audit.record(new AuditEntry(AuditEvent.SESSION_OPENED, caller.personId(), null, Map.of()));
        return new Session(token, expiresAt, caller);
    }

    @Override
    public Optional<Caller> callerOf(String token) {
        if (token.length() > Limit.SESSION_TOKEN_CHARACTERS.value()) {
            return Optional.empty();
        }
        return jdbc.sql("""
                        select p.id, p.display_name, p.agency_id,
                               array(select role from role_grant where person_id = p.id) as roles
                        from session s join person p on p.id = s.person_id
                        where s.token_sha256 = ? and s.expires_at > ?
                        """)
                .params(hash(token), OffsetDateTime.now(clock))
                .query((row, n) -> new Caller(row.getString(1), row.getString(2), row.getString(3), roles((String[])
                        row.getArray(4).getArray())))
                .optional();
    }

    @Override
    @Transactional
    public void close(String token) {
        Optional<Caller> caller = callerOf(token);
        jdbc.sql("delete from session where token_sha256 = ?")
                .param(hash(token))
                .update();
        caller.ifPresent(
                known -> audit.record(new AuditEntry(AuditEvent.SESSION_CLOSED, known.personId(), null, Map.of())));
    }

    private static Set<Role> roles(String[] codes) {
        return Arrays.stream(codes).flatMap(code -> Role.of(code).stream()).collect(Collectors.toUnmodifiableSet());
    }

    private static byte[] hash(String token) {
        return BatchCommitment.sha256().digest(token.getBytes(StandardCharsets.UTF_8));
    }
}
