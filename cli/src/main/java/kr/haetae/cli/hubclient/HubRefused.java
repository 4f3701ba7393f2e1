package kr.haetae.cli.hubclient;

/** The hub answered with a problem (RFC 9457). */
public final class HubRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final String code;
    private final String detail;

    /**
     * Keeps what the hub said.
     *
     * @param code the problem's stable code, empty if the answer had none
     * @param detail the sentence for people, in the language asked for
     */
    public HubRefused(int status, String code, String detail) {
        super(detail);
        this.status = status;
        this.code = code;
        this.detail = detail;
    }

    public int status() {
        return status;
    }

    public String detail() {
        return detail;
    }

    public String code() {
        return code;
    }
}
