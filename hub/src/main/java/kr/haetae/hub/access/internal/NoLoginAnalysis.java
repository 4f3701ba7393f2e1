package kr.haetae.hub.access.internal;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says at the start what to do about a missing login, without a stack trace. */
final class NoLoginAnalysis extends AbstractFailureAnalyzer<NoLoginException> {
    @Override
    protected FailureAnalysis analyze(Throwable root, NoLoginException cause) {
        return new FailureAnalysis(
                cause.getMessage(),
                "Set haetae.access.origin to the pages' address as browsers see it, such as https://hub.example.go.kr; or "
                        + "start the demo with --spring.profiles.active=demo (loopback only, made-up people); or set "
                        + "haetae.access.start-without-login=true to run it closed: agents are served, nobody can log in.",
                cause);
    }
}
