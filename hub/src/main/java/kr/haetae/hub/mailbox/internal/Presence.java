package kr.haetae.hub.mailbox.internal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import kr.haetae.hub.directory.ExchangeId;
import org.springframework.stereotype.Component;

/**
 * When each exchange was last heard: by this node from memory, by other nodes and before a restart from a small table
 * that every node brings up to date every few seconds.
 */
@Component
class Presence {
    private static final Duration ONLINE = Duration.ofSeconds(5);
    private static final String SAVE = """
            insert into mailbox_presence (exchange, seen_at) values (?, ?)
            on conflict (exchange) do update set seen_at = greatest(mailbox_presence.seen_at, excluded.seen_at)
            """;

    private final PollDesk desk;
    private final Clock clock;
    private final Map<ExchangeId, Instant> heard = new ConcurrentHashMap<>();
    private final Map<ExchangeId, Instant> saved = new HashMap<>();

    Presence(PollDesk desk, Clock clock) {
        this.desk = desk;
        this.clock = clock;
    }

    void heard(ExchangeId exchange) {
        heard.merge(exchange, clock.instant(), Presence::later);
    }

    boolean online(ExchangeId exchange) {
        return desk.isWaiting(exchange)
                || lastSeen(exchange)
                        .filter(seen -> seen.plus(ONLINE).isAfter(clock.instant()))
                        .isPresent();
    }

    Optional<Instant> lastSeen(ExchangeId exchange) {
        return desk.isWaiting(exchange) ? Optional.of(clock.instant()) : Optional.ofNullable(heard.get(exchange));
    }

    /** Saves what this node heard and learns what others did. Called by one thread, on a connection of its own. */
    void exchangeWith(Connection connection) throws SQLException {
        desk.exchangesWaiting().forEach(this::heard);
        try (PreparedStatement save = connection.prepareStatement(SAVE)) {
            for (Map.Entry<ExchangeId, Instant> entry : heard.entrySet()) {
                if (!entry.getValue().equals(saved.get(entry.getKey()))) {
                    save.setString(1, entry.getKey().name());
                    save.setObject(2, TaskStore.utc(entry.getValue()));
                    save.addBatch();
                    saved.put(entry.getKey(), entry.getValue());
                }
            }
            save.executeBatch();
        }
        try (PreparedStatement load = connection.prepareStatement("select exchange, seen_at from mailbox_presence");
                ResultSet rows = load.executeQuery()) {
            while (rows.next()) {
                ExchangeId exchange = new ExchangeId(rows.getString(1));
                Instant seen = rows.getObject(2, OffsetDateTime.class).toInstant();
                // Rounded by the database, so kept as saved: or it would be written back for ever.
                saved.put(exchange, heard.merge(exchange, seen, Presence::later));
            }
        }
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
