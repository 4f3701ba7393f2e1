package kr.haetae.agent.connector;

/**
 * Reads an exchange's wallets from where they are kept. A connector knows nothing of its runtime: not the hub, not
 * tags, not the address rules; it hands over rows of text.
 *
 * <p>Life of a connector, in this order:
 *
 * <ol>
 *   <li>The agent finds the {@link ConnectorFactory} whose {@link ConnectorFactory#name()} the configuration names.
 *   <li>{@link ConnectorFactory#create} checks every setting and opens nothing.
 *   <li>{@link #read} opens the source, hands each row to the sink once, in any order, and closes the source before it
 *       returns. It is called by one thread at a time.
 *   <li>{@code read} is called again at every refresh, on the same object, from a thread that may differ.
 *   <li>The agent may interrupt a read when it stops: an interrupted connector returns soon.
 * </ol>
 *
 * <p>A row that is wrong is handed over as it is: the agent skips and counts it. Only a source that cannot be read at
 * all is a {@link ConnectorException}; a list is then taken not at all, never in part.
 */
public interface ExchangeConnector {

    /**
     * Reads all rows.
     *
     * @throws ConnectorException if the source cannot be read to its end; says whether trying again may help
     */
    void read(RowSink sink) throws ConnectorException;
}
