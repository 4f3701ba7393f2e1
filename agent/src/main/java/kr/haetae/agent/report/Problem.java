package kr.haetae.agent.report;

import kr.haetae.agent.connector.ConnectorException;

/** Something a person must be told, in their language, in one line; it ends the command unless somebody retries. */
public final class Problem extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final ExitCode exitCode;
    private final String key;
    private final String[] arguments;

    /**
     * Makes a problem.
     *
     * @param key of the text in {@link Texts}, without the prefix {@code problem.}
     * @param arguments shown to people: never an address, a key or a tag
     */
    public Problem(ExitCode exitCode, String key, Object... arguments) {
        super(key);
        this.exitCode = exitCode;
        this.key = key;
        this.arguments = Texts.asStrings(arguments);
    }

    /** The wallets' source failed, told in the person's language. */
    public static Problem unreadableWallets(ConnectorException failure) {
        return new Problem(ExitCode.WALLETS, "wallets." + failure.reason().key(), failure.detail());
    }

    public ExitCode exitCode() {
        return exitCode;
    }

    /** The one line. */
    public String in(Texts texts) {
        return texts.text("problem." + key, (Object[]) arguments);
    }
}
