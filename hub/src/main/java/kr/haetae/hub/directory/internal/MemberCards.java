package kr.haetae.hub.directory.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import kr.haetae.hub.audit.AuditEntry;
import kr.haetae.hub.audit.AuditEvent;
import kr.haetae.hub.audit.AuditLog;
import kr.haetae.hub.directory.Directory;
import kr.haetae.protocol.MemberCard;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Which exchange is a member by which card of the folder: whose card is taken away is suspended. */
@Repository
class MemberCards {
    private final JdbcClient jdbc;
    private final Directory directory;
    private final AuditLog audit;
    private final Clock clock;

    MemberCards(JdbcClient jdbc, Directory directory, AuditLog audit, Clock clock) {
        this.jdbc = jdbc;
        this.directory = directory;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Admits an exchange by its card, or lifts the suspension that the card's absence brought; any other suspension stays.
     *
     * @throws IllegalArgumentException if the card is not well-formed or its certificate is another exchange's
     */
    @Transactional
    public void lies(MemberCard card, String file) {
        directory.admit(card);
        jdbc.sql("update exchange set card_file = ? where name = ? and card_file is distinct from ?")
                .params(file, card.exchange(), file)
                .update();
        int reinstated = jdbc.sql("update exchange set active = true, card_removed_at = null "
                        + "where name = ? and card_removed_at is not null and not active")
                .param(card.exchange())
                .update();
        if (reinstated == 1) {
            record(AuditEvent.EXCHANGE_REINSTATED, card.exchange());
        }
    }

    /** The active exchanges whose card lay in the folder under another name than these. */
    List<String> missing(Set<String> files) {
        return jdbc.sql("select name from exchange where active and card_file is not null and card_file <> all(?) "
                        + "order by name")
                .param(files.toArray(String[]::new))
                .query(MemberCards::name)
                .list();
    }

    /** Suspends them: from now on they are asked nothing and their certificates are refused. */
    @Transactional
    public List<String> suspendMissing(Set<String> files) {
        List<String> names = missing(files);
        for (String name : names) {
            jdbc.sql("update exchange set active = false, card_removed_at = ? where name = ?")
                    .params(OffsetDateTime.now(clock), name)
                    .update();
            record(AuditEvent.EXCHANGE_SUSPENDED, name);
        }
        return names;
    }

    private void record(AuditEvent event, String exchange) {
        audit.record(new AuditEntry(event, AuditEntry.HUB, null, Map.of("exchange", exchange, "by", "card")));
    }

    private static String name(ResultSet row, int number) throws SQLException {
        return row.getString("name");
    }
}
