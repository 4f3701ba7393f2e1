package kr.haetae.hub.audit.internal;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.UUID;
import kr.haetae.hub.audit.AuditEntry;
import kr.haetae.hub.audit.AuditLog;
import kr.haetae.hub.audit.CaseRef;
import kr.haetae.protocol.Json;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

@Component
class JdbcAuditLog implements AuditLog {
    private final JdbcClient jdbc;
    private final Clock clock;

    JdbcAuditLog(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void record(AuditEntry entry) {
        record(UUID.randomUUID(), entry);
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void record(UUID id, AuditEntry entry) {
        CaseRef inCase = entry.inCase();
        jdbc.sql("insert into audit_entry (id, at, event, actor, case_id, facts) values (?, ?, ?, ?, ?, ?::jsonb)")
                .param(id)
                .param(OffsetDateTime.now(clock))
                .param(entry.event().code())
                .param(entry.actor())
                .param(inCase == null ? null : inCase.text())
                .param(new String(Json.write(entry.facts()), StandardCharsets.UTF_8))
                .update();
    }
}
