package kr.haetae.hub.verification.honesty;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import kr.haetae.hub.access.Caller;
import kr.haetae.hub.audit.AuditEntry;
import kr.haetae.hub.audit.AuditEvent;
import kr.haetae.hub.audit.AuditLog;
import kr.haetae.hub.directory.Directory;
import kr.haetae.hub.directory.ExchangeId;
import kr.haetae.hub.frame.Problem;
import kr.haetae.hub.frame.ProblemCode;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Which exchanges agreed in writing to be asked honey batches; nobody else ever is. */
@Component
public class Consents {
    private final JdbcClient jdbc;
    private final Directory directory;
    private final AuditLog audit;
    private final Clock clock;

    public Consents(JdbcClient jdbc, Directory directory, AuditLog audit, Clock clock) {
        this.jdbc = jdbc;
        this.directory = directory;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Records a consent.
     *
     * @param documentSha256 of the signed document, 64 lower-case hex digits
     * @throws Problem ORGANISATION_UNKNOWN, or CONSENT_KNOWN where one is in force
     */
    @Transactional
    public void record(Caller by, ExchangeId exchange, String documentNo, String documentSha256) {
        if (directory.exchanges().stream().noneMatch(one -> one.id().equals(exchange))) {
            throw new Problem(ProblemCode.ORGANISATION_UNKNOWN);
        }
        int recorded = jdbc.sql("""
                        insert into honey_consent (id, exchange, document_no, document_sha256, recorded_by, recorded_at)
                        values (?, ?, ?, ?, ?, ?) on conflict do nothing
                        """)
                .params(
                        UUID.randomUUID(),
                        exchange.name(),
                        documentNo,
                        documentSha256,
                        by.personId(),
                        clock.instant().atOffset(ZoneOffset.UTC))
                .update();
        if (recorded == 0) {
            throw new Problem(ProblemCode.CONSENT_KNOWN);
        }
        Map<String, String> facts =
                Map.of("exchange", exchange.name(), "document", documentNo, "documentSha256", documentSha256);
        audit.record(new AuditEntry(AuditEvent.HONEY_CONSENT_RECORDED, by.personId(), null, facts));
    }

    /**
     * Ends a consent: from now on the exchange is asked no honey batch.
     *
     * @throws Problem CONSENT_UNKNOWN where none is in force
     */
    @Transactional
    public void withdraw(Caller by, ExchangeId exchange) {
        int withdrawn = jdbc.sql("update honey_consent set withdrawn_by = ?, withdrawn_at = ? "
                        + "where exchange = ? and withdrawn_at is null")
                .params(by.personId(), clock.instant().atOffset(ZoneOffset.UTC), exchange.name())
                .update();
        if (withdrawn == 0) {
            throw new Problem(ProblemCode.CONSENT_UNKNOWN);
        }
        jdbc.sql("delete from batch where ? = any(honey_for) and state = 'PLANNED'")
                .param(exchange.name())
                .update();
        audit.record(new AuditEntry(
                AuditEvent.HONEY_CONSENT_WITHDRAWN, by.personId(), null, Map.of("exchange", exchange.name())));
    }

    /** The exchanges whose consent is in force. */
    public Set<ExchangeId> inForce() {
        return jdbc
                .sql("select exchange from honey_consent where withdrawn_at is null")
                .query(String.class)
                .list()
                .stream()
                .map(ExchangeId::new)
                .collect(Collectors.toUnmodifiableSet());
    }
}
