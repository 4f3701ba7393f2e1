package kr.haetae.hub.verification.operating;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import kr.haetae.hub.audit.AuditEntry;
import kr.haetae.hub.audit.AuditEvent;
import kr.haetae.hub.audit.AuditLog;
import kr.haetae.hub.audit.CaseRef;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Notices that nothing of a verification is outstanding. Asked after a commit, for two transactions that end the last two
 * tasks at once do not see each other.
 */
@Component
public class Completion {
    private static final long LOOK_AROUND_MILLIS = 2_000;

    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;
    private final AuditLog audit;
    private final Changes changes;
    private final Clock clock;
    private final AtomicReference<Instant> lookedAround = new AtomicReference<>(Instant.EPOCH);

    public Completion(JdbcClient jdbc, TransactionTemplate transactions, AuditLog audit, Changes changes, Clock clock) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.audit = audit;
        this.changes = changes;
        this.clock = clock;
    }

    /** Marks the verification complete if it is. */
    public void check(UUID verification) {
        boolean completed = Boolean.TRUE.equals(transactions.execute(status -> complete(verification)));
        if (completed) {
            changes.happened(verification);
        }
    }

    /** Looks at all that are incomplete, every few seconds at most: a crash may have come between. */
    public void checkAll(Instant now) {
        Instant before = Objects.requireNonNull(lookedAround.get());
        if (now.isBefore(before.plusMillis(LOOK_AROUND_MILLIS)) || !lookedAround.compareAndSet(before, now)) {
            return;
        }
        jdbc.sql("select id from verification where completed_at is null")
                .query(UUID.class)
                .list()
                .forEach(this::check);
    }

    private boolean complete(UUID verification) {
        Optional<CaseRef> inCase = jdbc.sql("""
                        update verification v set completed_at = ? where v.id = ? and v.completed_at is null
                        and not exists (select 1 from batch_answer where verification_id = v.id and state = 'ASKED')
                        and not exists (select 1 from batch where verification_id = v.id and state = 'PLANNED')
                        and not exists (select 1 from claim where verification_id = v.id and state = 'WAITING')
                        and not exists (select 1 from confirmation where verification_id = v.id and state = 'ASKED')
                        returning v.agency_id || '/' || v.case_id
                        """)
                .params(clock.instant().atOffset(ZoneOffset.UTC), verification)
                .query((row, number) -> CaseRef.parse(row.getString(1)))
                .optional();
        if (inCase.isPresent()) {
            audit.record(new AuditEntry(
                    AuditEvent.VERIFICATION_COMPLETED,
                    AuditEntry.HUB,
                    inCase.get(),
                    Map.of("verification", verification.toString())));
        }
        return inCase.isPresent();
    }
}
