package kr.haetae.cli;

/** What the process's exit status means; scripts rely on the numbers. */
public final class ExitCode {
    /** Every row has a verdict. */
    public static final int OK = 0;

    /** Something failed that is none of the below. */
    public static final int FAILED = 1;

    /** The input, an option or the case was refused; nothing was saved. */
    public static final int REFUSED = 2;

    /** The deadline passed and an exchange is still silent; later answers still arrive at the hub. */
    public static final int DEADLINE_PASSED = 3;

    /** The hub could not be reached, or vanished; the command that resumes was printed. */
    public static final int HUB_GONE = 4;

    private ExitCode() {}
}
