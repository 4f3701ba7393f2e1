package kr.haetae.agent.connector;

/**
 * Makes one kind of connector; found through {@link java.util.ServiceLoader}, so that an exchange adds its own as a jar
 * on the class path.
 */
public interface ConnectorFactory {

    /** The word after {@code connector:} in the configuration. */
    String name();

    /**
     * Checks the settings and makes the connector; opens nothing yet.
     *
     * @throws IllegalArgumentException if a setting's value is wrong; its message, shown to people, names the setting
     */
    ExchangeConnector create(ConnectorSettings settings);
}
