package kr.haetae.agent.report;

/** Exit codes of every agent command; documented in {@code docs/agent.md}. */
public enum ExitCode {
    DONE(0),
    UNEXPECTED(1),
    /** The command line or the configuration is wrong. */
    USAGE(2),
    /** The wallet list cannot be read. */
    WALLETS(3),
    /** The hub refused, or an epoch failed there. */
    REFUSED_BY_HUB(4),
    HUB_UNREACHABLE(5),
    /** Another agent works in the same directory. */
    ALREADY_RUNNING(6),
    /** Keys or log are missing, damaged, unwritable or readable by others. */
    LOCAL_FILES(7);

    private final int number;

    ExitCode(int number) {
        this.number = number;
    }

    public int number() {
        return number;
    }
}
