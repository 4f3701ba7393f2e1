package kr.haetae.protocol;

/** A message that is not what it should be: bad JSON, bad signature, wrong audience. Never quotes the message. */
public final class MalformedMessageException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public MalformedMessageException(String reason) {
        super(reason);
    }
}
