package kr.haetae.hub.tagindex.internal;

/** Somebody else changed the epoch's state in between; the caller's transaction must not commit. */
final class EpochMoved extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    EpochMoved(String message) {
        super(message);
    }
}
