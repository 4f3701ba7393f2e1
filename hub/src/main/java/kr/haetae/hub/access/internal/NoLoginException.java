package kr.haetae.hub.access.internal;

/** Refuses a start without any way to log in. */
final class NoLoginException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NoLoginException() {
        super("Nobody can log in: the origin of the pages is not set, and passkeys answer to one origin alone. "
                + "화면의 주소(origin)가 설정되지 않아 보안 열쇠로 로그인할 수 없습니다.");
    }
}
