package kr.haetae.hub.access.internal;

import kr.haetae.hub.frame.Limit;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.stereotype.Component;

/**
 * How many authenticators a person must have registered before they may do anything else. A second one lies in a drawer for
 * the day the first is lost. Only a demo may do with fewer, and lets its made-up people act without any.
 */
@Component
public class KeyRule {
    private final boolean demo;
    private final int needed;

    KeyRule(Environment environment) {
        demo = environment.acceptsProfiles(Profiles.of("demo"));
        int always = Limit.AUTHENTICATORS_NEEDED.intValue();
        needed = demo ? environment.getProperty("haetae.demo.authenticators", Integer.class, 1) : always;
    }

    /** How many. */
    public int needed() {
        return needed;
    }

    /** Whether these are enough. */
    public boolean enough(int passkeys) {
        return passkeys >= needed || standIn(passkeys);
    }

    /** Whether the demo's stand-in may take a passkey's place. */
    public boolean standIn(int passkeys) {
        return demo && passkeys == 0;
    }
}
