package kr.haetae.hub.retention.internal;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import kr.haetae.hub.audit.AuditEntry;
import kr.haetae.hub.audit.AuditEvent;
import kr.haetae.hub.audit.AuditLog;
import kr.haetae.hub.keys.HubKeys;
import kr.haetae.hub.mailbox.Mailbox;
import kr.haetae.hub.retention.RetentionTerms;
import kr.haetae.hub.verification.VerificationRetention;
import kr.haetae.hub.verification.VerificationRetention.Erased;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Erases what is past its term. All of a day (UTC) goes together, for a day's seeds lie under one wrapping key: once that
 * key's file is gone, a backup of the database does not bring them back.
 */
@Component
class RetentionSweep {
    private static final Logger log = LoggerFactory.getLogger(RetentionSweep.class);
    /** Of the hub's nodes one at a time sweeps. */
    private static final long ONE_NODE_LOCK = 0x48_4145_5441_4502L;

    private final VerificationRetention verifications;
    private final Mailbox mailbox;
    private final HubKeys keys;
    private final AuditLog audit;
    private final RetentionTerms terms;
    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;
    private final Clock clock;

    RetentionSweep(
            VerificationRetention verifications,
            Mailbox mailbox,
            HubKeys keys,
            AuditLog audit,
            RetentionTerms terms,
            JdbcClient jdbc,
            TransactionTemplate transactions,
            Clock clock) {
        this.verifications = verifications;
        this.mailbox = mailbox;
        this.keys = keys;
        this.audit = audit;
        this.terms = terms;
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.clock = clock;
    }

    @Scheduled(initialDelay = 60_000, fixedDelay = 3_600_000)
    void sweep() {
        LocalDate firstDayKept =
                LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).minusDays(terms.verificationDays());
        try {
            transactions.executeWithoutResult(status -> {
                if (onlyOne()) {
                    eraseBefore(firstDayKept);
                }
            });
        } catch (DataAccessException | TransactionException e) {
            // Never the message: a database's error text quotes the row.
            log.warn(
                    "Nothing was erased, the next sweep tries again: {}",
                    e.getClass().getSimpleName());
        }
    }

    /** The keys last: were the transaction to fail after them, the next sweep erases the rest. */
    private void eraseBefore(LocalDate day) {
        Instant time = day.atStartOfDay().toInstant(ZoneOffset.UTC);
        Erased erased = verifications.eraseSubmittedBefore(time);
        int ended = mailbox.endRetention(time);
        int wrappingKeys = keys.eraseWrappingKeysBefore(day);
        if (erased.verifications() + erased.logRows() + ended + wrappingKeys == 0) {
            return;
        }
        audit.record(new AuditEntry(
                AuditEvent.RETENTION_ENDED,
                AuditEntry.HUB,
                null,
                Map.of(
                        "before", day.toString(),
                        "verifications", String.valueOf(erased.verifications()),
                        "logRows", String.valueOf(erased.logRows()),
                        "tasks", String.valueOf(ended),
                        "wrappingKeys", String.valueOf(wrappingKeys))));
    }

    private boolean onlyOne() {
        return jdbc.sql("select pg_try_advisory_xact_lock(?)")
                .param(ONE_NODE_LOCK)
                .query(Boolean.class)
                .single();
    }
}
