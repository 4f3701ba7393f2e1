package kr.haetae.hub.audit.internal;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Set;
import java.util.UUID;
import kr.haetae.hub.audit.AuditEvent;
import kr.haetae.hub.audit.LogErasure;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

@Repository
class JdbcErasure implements LogErasure {
    private final JdbcClient jdbc;

    JdbcErasure(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public int erase(Set<AuditEvent> events, String fact, Collection<String> values, Instant now) {
        if (values.isEmpty()) {
            return 0;
        }
        UUID[] entries = jdbc.sql("""
                        select e.id from audit_entry e join audit_leaf l on l.entry_id = e.id
                        where e.erased_at is null and e.event = any(?) and e.facts ->> ? = any(?)
                        """)
                .param(1, events.stream().map(AuditEvent::code).toArray(String[]::new))
                .param(2, fact)
                .param(3, values.toArray(String[]::new))
                .query(UUID.class)
                .list()
                .toArray(UUID[]::new);
        return jdbc.sql("select erase_audit_entries(?, ?)")
                .param(1, entries)
                .param(2, now.atOffset(ZoneOffset.UTC))
                .query(Integer.class)
                .single();
    }
}
