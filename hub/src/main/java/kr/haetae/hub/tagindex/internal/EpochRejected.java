package kr.haetae.hub.tagindex.internal;

/** What was uploaded cannot become an index; the agent publishes a new epoch. */
final class EpochRejected extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Takes a reason that names no tag. */
    EpochRejected(String reason) {
        super(reason);
    }
}
