package kr.haetae.agent.connector.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.sql.Connection;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import kr.haetae.agent.connector.ConnectorException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Against a real PostgreSQL. */
class JdbcConnectorTest {
    private static EmbeddedPostgres postgres;

    @BeforeAll
    static void startAndFill() throws Exception {
        postgres = EmbeddedPostgres.start();
        try (Connection connection = postgres.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("create table deposit (network text, addr text, tag text)");
            statement.execute(
                    "insert into deposit values ('bitcoin', ' a ', null), ('xrp', 'b', '007'), (null, null, '')");
            statement.execute("insert into deposit select 'ethereum', 'n' || g, null from generate_series(1, 12000) g");
        }
    }

    @AfterAll
    static void stop() throws Exception {
        postgres.close();
    }

    private static JdbcConnector connector(String query, String memoColumn) {
        return new JdbcConnector(new JdbcConnector.Settings(
                "jdbc:postgresql://localhost:" + postgres.getPort() + "/postgres",
                "postgres",
                "secret-password",
                query,
                "network",
                "addr",
                memoColumn));
    }

    @Test
    void readsEveryRowOfTheQuery() throws Exception {
        List<String> rows = new ArrayList<>();
        connector("select * from deposit order by length(addr), addr", "tag")
                .read((chain, address, memo) -> rows.add(chain + "|" + address + "|" + memo));
        assertThat(rows).hasSize(12_003).contains("bitcoin|a|null", "xrp|b|007", "null||");
    }

    @Test
    void saysWhetherTryingAgainMayHelpAndNothingOfTheSecret() {
        assertThat(problem(connector("select * from nowhere", "tag")).retriable())
                .isFalse();
        assertThat(problem(connector("select network, addr from deposit", "tag"))
                        .retriable())
                .isFalse();
        ConnectorException down = problem(new JdbcConnector(new JdbcConnector.Settings(
                "jdbc:postgresql://localhost:1/postgres", "u", "secret-password", "select 1", "", "addr", "")));
        assertThat(down.retriable()).isTrue();
        assertThat(down.getMessage()).doesNotContain("secret-password");
    }

    @Test
    void theConnectionIsReadOnly() throws Exception {
        ConnectorException refused = problem(connector("delete from deposit returning *", "tag"));
        assertThat(refused.getMessage()).contains("25006");
        List<String> rows = new ArrayList<>();
        connector("select * from deposit", "").read((chain, address, memo) -> rows.add(address));
        assertThat(rows).hasSize(12_003);
    }

    private static ConnectorException problem(JdbcConnector connector) {
        ConnectorException problem =
                catchThrowableOfType(ConnectorException.class, () -> connector.read((chain, address, memo) -> {}));
        assertThat(problem).as("reading fails").isNotNull();
        return problem;
    }
}
