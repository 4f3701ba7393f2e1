package kr.haetae.hub.mailbox.internal;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import java.util.UUID;
import kr.haetae.hub.directory.ExchangeId;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Hears of tasks other hub nodes committed, over one connection of its own that does nothing but listen. A signal is
 * only a hint: every waiting poll looks again after each reconnect and every few seconds anyway.
 */
@Component
class NodeSignals implements SmartLifecycle {
    static final String CHANNEL = "haetae_mailbox";
    private static final Logger LOG = LoggerFactory.getLogger(NodeSignals.class);
    private static final long RECONNECT_MILLIS = 250;
    private static final String CONNECT_TIMEOUT_SECONDS = "5";

    private final String node = UUID.randomUUID().toString();
    private final JdbcConnectionDetails database;
    private final Polls polls;
    private final Presence presence;
    private final long rescanMillis;
    private volatile boolean running;
    private volatile @Nullable Thread listener;
    private boolean connected;

    NodeSignals(JdbcConnectionDetails database, Polls polls, Presence presence, MailboxProperties properties) {
        this.database = database;
        this.polls = polls;
        this.presence = presence;
        this.rescanMillis = properties.rescan().toMillis();
    }

    /** The signal that says: this node put something into an exchange's mailbox. */
    String payloadFor(ExchangeId exchange) {
        return node + exchange.name();
    }

    @Override
    public void start() {
        running = true;
        Thread thread = new Thread(this::run, "mailbox-listener");
        thread.setDaemon(true);
        thread.start();
        listener = thread;
    }

    @Override
    public void stop() {
        running = false;
        Thread thread = listener;
        if (thread != null) {
            thread.interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    private void run() {
        while (running) {
            try (Connection connection = connect()) {
                listen(connection);
            } catch (SQLException | RuntimeException e) {
                report(e);
            }
            polls.signalAll();
            pause();
        }
    }

    private void listen(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("set synchronous_commit = off");
            statement.execute("listen " + CHANNEL);
        }
        connected = true;
        PGConnection notices = connection.unwrap(PGConnection.class);
        long rescannedAt = System.nanoTime() - rescanMillis * 1_000_000;
        while (running) {
            long dueMillis = rescanMillis - (System.nanoTime() - rescannedAt) / 1_000_000;
            if (dueMillis <= 0) {
                polls.signalAll();
                presence.exchangeWith(connection);
                rescannedAt = System.nanoTime();
                continue;
            }
            for (PGNotification notice : notices.getNotifications(Math.toIntExact(dueMillis))) {
                heard(notice.getParameter());
            }
        }
    }

    private void heard(String payload) {
        if (!payload.startsWith(node) && payload.length() > node.length()) {
            polls.signal(new ExchangeId(payload.substring(node.length())));
        }
    }

    private Connection connect() throws SQLException {
        Properties properties = new Properties();
        String user = database.getUsername();
        String password = database.getPassword();
        if (user != null && password != null) {
            properties.setProperty("user", user);
            properties.setProperty("password", password);
        }
        properties.setProperty("ApplicationName", "haetae mailbox listener");
        properties.setProperty("connectTimeout", CONNECT_TIMEOUT_SECONDS);
        properties.setProperty("loginTimeout", CONNECT_TIMEOUT_SECONDS);
        properties.setProperty("tcpKeepAlive", "true");
        return DriverManager.getConnection(database.getJdbcUrl(), properties);
    }

    private void report(Exception e) {
        if (running && connected) {
            LOG.warn("The mailbox lost its listening connection and takes another: {}", e.getMessage());
        }
        connected = false;
    }

    private void pause() {
        try {
            Thread.sleep(RECONNECT_MILLIS);
        } catch (InterruptedException e) {
            // Only stop() interrupts, and the loop ends by itself then.
        }
    }
}
