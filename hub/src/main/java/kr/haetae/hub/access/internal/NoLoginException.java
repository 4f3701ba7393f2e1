package kr.haetae.hub.access.internal;

/** Refuses a start without any way to log in. */
final class NoLoginException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NoLoginException() {
        super("This hub has no way to log in yet: passkeys come with a later release. " + "이 서버에는 아직 로그인 수단이 없습니다.");
    }
}
