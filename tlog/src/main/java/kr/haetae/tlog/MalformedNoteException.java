package kr.haetae.tlog;

/** Text from outside is no note, checkpoint, key or request; the message never repeats the text. */
public final class MalformedNoteException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public MalformedNoteException(String message) {
        super(message);
    }
}
