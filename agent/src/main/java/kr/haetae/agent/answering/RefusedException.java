package kr.haetae.agent.answering;

import kr.haetae.protocol.RefusalCode;

/** A check failed: the task is refused with this code. Carries nothing of the message. */
final class RefusedException extends Exception {
    private static final long serialVersionUID = 1L;

    private final RefusalCode code;

    RefusedException(RefusalCode code) {
        super(code.name(), null, false, false);
        this.code = code;
    }

    RefusalCode code() {
        return code;
    }
}
