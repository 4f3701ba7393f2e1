package kr.haetae.hub.frame.internal;

import java.io.IOException;

/** Thrown while a body is read, once it is longer than allowed. */
final class BodyTooLargeException extends IOException {
    private static final long serialVersionUID = 1L;

    BodyTooLargeException() {
        super("body too large");
    }
}
