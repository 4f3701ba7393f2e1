package kr.haetae.hub.access.internal;

import kr.haetae.hub.access.Caller;
import kr.haetae.hub.access.Gestures;
import kr.haetae.hub.frame.Problem;
import kr.haetae.hub.frame.ProblemCode;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Where nobody can log in yet, no gesture proves anything. */
@Component
@Profile("!demo")
class NoGestures implements Gestures {
    @Override
    public Caller made(Caller caller, @Nullable String gesture) {
        if (gesture == null || gesture.isBlank()) {
            return caller;
        }
        throw new Problem(ProblemCode.PROOF_REQUIRED);
    }
}
