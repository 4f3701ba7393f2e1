package kr.haetae.agent.connector;

/** The source of wallets cannot be read. */
public final class ConnectorException extends Exception {
    private static final long serialVersionUID = 1L;

    /** Why; the agent has a sentence for each in both languages. */
    public enum Reason {
        /** Only the connector can say: its detail is shown as it is. */
        OTHER("other"),
        /** The file named by the detail cannot be read. */
        FILE("file"),
        /** The file is empty. */
        EMPTY("empty"),
        /** The header has no column {@code address}. */
        NO_ADDRESS_COLUMN("noAddressColumn"),
        /** The database refused; the detail is its SQLState. */
        DATABASE("database"),
        /** Reading took longer than an hour. */
        TOO_SLOW("tooSlow"),
        /** The agent is stopping. */
        INTERRUPTED("interrupted");

        private final String key;

        Reason(String key) {
            this.key = key;
        }

        /** The last part of the sentence's key. */
        public String key() {
            return key;
        }
    }

    private final Reason reason;
    private final String detail;
    private final boolean retriable;

    /**
     * Makes the exception of a connector of your own.
     *
     * @param detail shown to people; no content of the source, no password
     * @param retriable whether the same read may succeed later: the database is down, not: the column does not exist
     */
    public ConnectorException(String detail, boolean retriable) {
        this(Reason.OTHER, detail, retriable);
    }

    /**
     * Makes the exception.
     *
     * @param detail what the reason's sentence names, or empty
     * @param retriable whether the same read may succeed later
     */
    public ConnectorException(Reason reason, String detail, boolean retriable) {
        super(detail.isEmpty() ? reason.name() : reason + ": " + detail);
        this.reason = reason;
        this.detail = detail;
        this.retriable = retriable;
    }

    public Reason reason() {
        return reason;
    }

    public String detail() {
        return detail;
    }

    public boolean retriable() {
        return retriable;
    }
}
