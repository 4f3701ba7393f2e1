package kr.haetae.hub.access.internal;

/** Refuses to start the demo where other machines could reach it. */
final class DemoOnNetworkException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    DemoOnNetworkException() {
        super("The demo listens on this machine alone: anybody may be anybody there. " + "시연 모드는 이 컴퓨터 안에서만 열립니다.");
    }
}
