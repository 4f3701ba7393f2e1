package kr.haetae.hub.verification.confirming;

import java.sql.Types;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import kr.haetae.hub.audit.AuditEntry;
import kr.haetae.hub.audit.AuditEvent;
import kr.haetae.hub.audit.AuditLog;
import kr.haetae.hub.directory.ExchangeId;
import kr.haetae.hub.mailbox.Mailbox;
import kr.haetae.hub.mailbox.NewTask;
import kr.haetae.hub.mailbox.TaskKind;
import kr.haetae.hub.verification.sending.Asking;
import kr.haetae.hub.verification.sending.Lanes;
import kr.haetae.hub.verification.sending.StoredBatch;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The requests to confirm: the first place from which an address goes out in the clear, so each is recorded. */
@Repository
class Confirmations {
    /**
     * Addresses in one request. With opening and memo one takes at most 10 KB in the envelope, so that a poll's eight tasks
     * stay below the 16 MiB an agent reads.
     */
    private static final int ITEMS_PER_REQUEST = 128;

    private final JdbcClient jdbc;
    private final JdbcTemplate template;
    private final ConfirmationItems items;
    private final Asking asking;
    private final Lanes lanes;
    private final Mailbox mailbox;
    private final AuditLog audit;
    private final Clock clock;

    Confirmations(
            JdbcClient jdbc,
            JdbcTemplate template,
            ConfirmationItems items,
            Asking asking,
            Lanes lanes,
            Mailbox mailbox,
            AuditLog audit,
            Clock clock) {
        this.jdbc = jdbc;
        this.template = template;
        this.items = items;
        this.asking = asking;
        this.lanes = lanes;
        this.mailbox = mailbox;
        this.audit = audit;
        this.clock = clock;
    }

    /** Asks one exchange about these positions of a batch, with state, tasks and audit entries in one transaction. */
    void ask(StoredBatch batch, ExchangeId exchange, List<Integer> positions, @Nullable String decidedBy) {
        List<ConfirmationItems.Item> all = items.of(batch, positions);
        for (int from = 0; from < all.size(); from += ITEMS_PER_REQUEST) {
            askPart(batch, exchange, all.subList(from, Math.min(all.size(), from + ITEMS_PER_REQUEST)), decidedBy);
        }
    }

    private void askPart(
            StoredBatch batch, ExchangeId exchange, List<ConfirmationItems.Item> part, @Nullable String decidedBy) {
        UUID verification = Objects.requireNonNull(batch.verificationId());
        UUID id = UUID.randomUUID();
        NewTask task = new NewTask(UUID.randomUUID(), exchange, TaskKind.CONFIRM, id);
        Instant now = clock.instant();
        jdbc.sql("""
                        insert into confirmation (id, batch_id, verification_id, exchange, task_id, state, asked_at, decided_by)
                        values (?, ?, ?, ?, ?, 'ASKED', ?, ?)
                        """)
                .params(Arrays.asList(
                        id,
                        batch.id(),
                        verification,
                        exchange.name(),
                        task.id(),
                        now.atOffset(ZoneOffset.UTC),
                        decidedBy))
                .update();
        insertItems(id, part);
        mailbox.submit(List.of(task));
        lanes.moved(verification, exchange, now);
        Asking.Asker asker = asking.of(verification);
        Map<String, String> facts = Map.of(
                "confirmation", id.toString(),
                "batch", batch.id().toString(),
                "exchange", exchange.name(),
                "addresses", String.valueOf(part.size()),
                "legalBasis", asker.legalBasis(),
                "by", decidedBy == null ? "rule" : "decision");
        audit.record(new AuditEntry(
                AuditEvent.CONFIRMATION_ASKED, decidedBy == null ? AuditEntry.HUB : decidedBy, asker.inCase(), facts));
    }

    private void insertItems(UUID confirmation, List<ConfirmationItems.Item> part) {
        List<Object[]> rows = new ArrayList<>(part.size());
        for (ConfirmationItems.Item item : part) {
            rows.add(new Object[] {confirmation, rows.size(), item.position(), item.chain(), item.address(), item.memo()
            });
        }
        template.batchUpdate("""
                insert into confirmation_item (confirmation_id, item_no, position, chain, address, memo)
                values (?, ?, ?, ?, ?, ?)
                """, rows, new int[] {
            Types.OTHER, Types.INTEGER, Types.INTEGER, Types.VARCHAR, Types.VARCHAR, Types.VARCHAR
        });
    }
}
