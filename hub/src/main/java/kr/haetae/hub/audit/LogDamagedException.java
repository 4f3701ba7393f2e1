package kr.haetae.hub.audit;

/** The stored log is not the one this hub's key signed last: nothing may be signed on top of it. */
public final class LogDamagedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public LogDamagedException(String what) {
        super(what);
    }
}
