package kr.haetae.agent.connector.jdbc;

import kr.haetae.agent.connector.ConnectorFactory;
import kr.haetae.agent.connector.ConnectorSettings;
import kr.haetae.agent.connector.ExchangeConnector;

/**
 * Settings: {@code url}, {@code query}, optionally {@code user}, {@code passwordVariable} (the environment variable
 * that holds the password) and {@code columns: {chain, address, memo}}. The driver's jar must be on the class path.
 */
public final class JdbcConnectorFactory implements ConnectorFactory {
    @Override
    public String name() {
        return "jdbc";
    }

    @Override
    public ExchangeConnector create(ConnectorSettings settings) {
        String variable = settings.optional("passwordVariable", "");
        String password = variable.isEmpty() ? null : System.getenv(variable);
        ConnectorSettings columns = settings.section("columns");
        return new JdbcConnector(new JdbcConnector.Settings(
                settings.required("url"),
                settings.optional("user", ""),
                password == null ? "" : password,
                settings.required("query"),
                columns.optional("chain", "chain"),
                columns.optional("address", "address"),
                columns.optional("memo", "")));
    }
}
