package kr.haetae.hub.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import kr.haetae.hub.HubTest;
import kr.haetae.hub.access.Caller;
import kr.haetae.hub.access.DemoPeople;
import kr.haetae.hub.access.Role;
import kr.haetae.hub.access.Sessions;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.support.TransactionTemplate;

class AuditLogTest extends HubTest {
    private static final AuditEntry ENTRY =
            new AuditEntry(AuditEvent.CASE_READ, "tester", new CaseRef("far", "2026-1"), Map.of("rows", "3"));

    @Autowired
    private AuditLog audit;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionTemplate transactions;

    @Autowired
    private Sessions sessions;

    @Autowired
    private DemoPeople people;

    @Test
    void refusesToRecordOutsideATransaction() {
        assertThatThrownBy(() -> audit.record(ENTRY)).isInstanceOf(IllegalTransactionStateException.class);
    }

    @Test
    void recordsWithTheActAndVanishesWithIt() {
        transactions.executeWithoutResult(status -> {
            audit.record(new AuditEntry(AuditEvent.CASE_READ, "rolled-back", null, Map.of()));
            status.setRollbackOnly();
        });
        transactions.executeWithoutResult(status -> audit.record(ENTRY));
        assertThat(count("actor = 'rolled-back'")).isZero();
        assertThat(count("actor = 'tester' and facts ->> 'rows' = '3'")).isEqualTo(1);
    }

    @Test
    void refusesEveryChangeOfWhatWasRecorded() {
        transactions.executeWithoutResult(status -> audit.record(ENTRY));
        for (String change : new String[] {
            "update audit_entry set actor = 'other'", "delete from audit_entry", "truncate audit_entry"
        }) {
            assertThatThrownBy(() -> jdbc.sql(change).update())
                    .hasStackTraceContaining("audit entries are never changed or removed");
        }
    }

    @Test
    void anActWhoseEntryCannotBeWrittenDoesNotHappen() {
        Caller investigator = people.as(Role.INVESTIGATOR).orElseThrow();
        long before = count("event = 'session.opened'");
        int sessionsBefore = jdbc.sql("select count(*)::int from session")
                .query(Integer.class)
                .single();
        jdbc.sql("alter table audit_entry add constraint no_entries check (event <> 'session.opened') not valid")
                .update();
        try {
            assertThatThrownBy(() -> sessions.open(investigator)).hasStackTraceContaining("no_entries");
        } finally {
            jdbc.sql("alter table audit_entry drop constraint no_entries").update();
        }
        assertThat(count("event = 'session.opened'")).isEqualTo(before);
        assertThat(jdbc.sql("select count(*)::int from session")
                        .query(Integer.class)
                        .single())
                .isEqualTo(sessionsBefore);
    }

    private long count(String where) {
        return jdbc.sql("select count(*) from audit_entry where " + where)
                .query(Long.class)
                .single();
    }
}
