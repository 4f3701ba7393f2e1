package kr.haetae.agent.connector.jdbc;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Properties;
import kr.haetae.agent.connector.ConnectorException;
import kr.haetae.agent.connector.ConnectorException.Reason;
import kr.haetae.agent.connector.ExchangeConnector;
import kr.haetae.agent.connector.RowSink;
import org.jspecify.annotations.Nullable;

/** Reads the rows of one query through a read-only connection. */
final class JdbcConnector implements ExchangeConnector {
    private static final int FETCH_ROWS = 5_000;
    /** SQLState classes of a mistake in the query, the rights or the password: trying again does not help. */
    private static final String PERMANENT_CLASSES = "22|28|3D|42";

    private final Settings settings;

    JdbcConnector(Settings settings) {
        this.settings = settings;
    }

    @Override
    public void read(RowSink sink) throws ConnectorException {
        try (Connection connection = DriverManager.getConnection(settings.url, settings.credentials())) {
            connection.setReadOnly(true);
            // PostgreSQL streams a result only inside a transaction; otherwise it loads every row into memory.
            connection.setAutoCommit(false);
            try (PreparedStatement statement = connection.prepareStatement(settings.query)) {
                statement.setFetchSize(FETCH_ROWS);
                try (ResultSet rows = statement.executeQuery()) {
                    hand(rows, sink);
                }
            }
        } catch (SQLException e) {
            throw readable(e);
        }
    }

    private void hand(ResultSet rows, RowSink sink) throws SQLException, ConnectorException {
        int address = rows.findColumn(settings.addressColumn);
        int chain = settings.chainColumn.isEmpty() ? 0 : rows.findColumn(settings.chainColumn);
        int memo = settings.memoColumn.isEmpty() ? 0 : rows.findColumn(settings.memoColumn);
        while (rows.next()) {
            if (Thread.currentThread().isInterrupted()) {
                throw new ConnectorException(Reason.INTERRUPTED, "", true);
            }
            String text = rows.getString(address);
            sink.row(cell(rows, chain), text == null ? "" : text.strip(), cell(rows, memo));
        }
    }

    private static @Nullable String cell(ResultSet rows, int column) throws SQLException {
        return column == 0 ? null : rows.getString(column);
    }

    /** A driver's message may quote data or the password: only the SQLState is passed on. */
    private static ConnectorException readable(SQLException e) {
        String state = e.getSQLState() == null ? "?" : e.getSQLState();
        boolean permanent = state.length() == 5 && state.substring(0, 2).matches(PERMANENT_CLASSES);
        return new ConnectorException(Reason.DATABASE, state, !permanent);
    }

    /** What {@code agent.yaml} says of the database; empty columns are absent ones. */
    record Settings(
            String url,
            String user,
            String password,
            String query,
            String chainColumn,
            String addressColumn,
            String memoColumn) {

        Properties credentials() {
            Properties properties = new Properties();
            if (!user.isEmpty()) {
                properties.setProperty("user", user);
            }
            if (!password.isEmpty()) {
                properties.setProperty("password", password);
            }
            return properties;
        }

        @Override
        public String toString() {
            return "Settings[jdbc]";
        }
    }
}
