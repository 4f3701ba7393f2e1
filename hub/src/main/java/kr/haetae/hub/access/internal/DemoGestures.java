package kr.haetae.hub.access.internal;

import java.time.Clock;
import kr.haetae.hub.access.Caller;
import kr.haetae.hub.access.Gestures;
import kr.haetae.hub.frame.Problem;
import kr.haetae.hub.frame.ProblemCode;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** The demo's gesture proves nothing, and its pages say so where they ask for it. */
@Component
@Profile("demo")
class DemoGestures implements Gestures {
    private static final String DEMO = "demo";

    private final Clock clock;

    DemoGestures(Clock clock) {
        this.clock = clock;
    }

    @Override
    public Caller made(Caller caller, @Nullable String gesture) {
        if (gesture == null || gesture.isBlank()) {
            return caller;
        }
        if (!gesture.equals(DEMO)) {
            throw new Problem(ProblemCode.PROOF_REQUIRED);
        }
        return caller.proved(clock.instant());
    }
}
