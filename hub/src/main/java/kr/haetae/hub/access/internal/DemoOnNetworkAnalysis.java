package kr.haetae.hub.access.internal;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says at the start what to do about a demo on a network address, without a stack trace. */
final class DemoOnNetworkAnalysis extends AbstractFailureAnalyzer<DemoOnNetworkException> {
    @Override
    protected FailureAnalysis analyze(Throwable root, DemoOnNetworkException cause) {
        return new FailureAnalysis(
                cause.getMessage(), "Leave haetae.web.address at 127.0.0.1, or start without the demo profile.", cause);
    }
}
