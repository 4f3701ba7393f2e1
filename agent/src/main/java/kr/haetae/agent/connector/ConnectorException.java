package kr.haetae.agent.connector;

/** The source of wallets cannot be read. */
public final class ConnectorException extends Exception {
    private static final long serialVersionUID = 1L;

    private final boolean retriable;

    /**
     * Makes the exception.
     *
     * @param reason shown to people; no content of the source, no password
     * @param retriable whether the same read may succeed later: the database is down, not: the column does not exist
     */
    public ConnectorException(String reason, boolean retriable) {
        super(reason);
        this.retriable = retriable;
    }

    public boolean retriable() {
        return retriable;
    }
}
