package kr.haetae.hub.access.passkey;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import kr.haetae.hub.access.Caller;
import kr.haetae.hub.access.Gestures;
import kr.haetae.hub.access.Intent;
import kr.haetae.hub.access.internal.KeyRule;
import kr.haetae.hub.audit.AuditEntry;
import kr.haetae.hub.audit.AuditEvent;
import kr.haetae.hub.audit.AuditLog;
import kr.haetae.hub.frame.Limit;
import kr.haetae.hub.frame.Problem;
import kr.haetae.hub.frame.ProblemCode;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Gestures by passkey; in the demo, people without one have a stand-in that proves nothing and says so. */
@Component
class PasskeyGestures implements Gestures {
    private static final String STAND_IN = "demo";

    private final Challenges challenges;
    private final OptionsJson options;
    private final Assertions assertions;
    private final PasskeyTable table;
    private final KeyRule rule;
    private final AuditLog audit;
    private final Clock clock;

    PasskeyGestures(
            Challenges challenges,
            OptionsJson options,
            Assertions assertions,
            PasskeyTable table,
            KeyRule rule,
            AuditLog audit,
            Clock clock) {
        this.challenges = challenges;
        this.options = options;
        this.assertions = assertions;
        this.table = table;
        this.rule = rule;
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    @Transactional
    public String ask(Caller caller, Intent intent) {
        List<String> keys = table.references(caller.personId());
        if (keys.isEmpty()) {
            throw required();
        }
        byte[] challenge = challenges.ask(Challenges.Purpose.GESTURE, caller.personId(), intent.text());
        return options.request(challenge, Challenges.Purpose.GESTURE.millis(), keys);
    }

    @Override
    @Transactional(noRollbackFor = Assertions.Copied.class)
    public Caller made(Caller caller, @Nullable String gesture, Intent intent) {
        boolean none = gesture == null || gesture.isBlank();
        return switch (wayOf(caller)) {
            case PASSKEY -> {
                if (gesture == null || none || gesture.equals(STAND_IN)) {
                    throw required();
                }
                yield byPasskey(caller, gesture, intent);
            }
            case STAND_IN -> {
                if (!none && !STAND_IN.equals(gesture)) {
                    throw required();
                }
                yield none ? caller : caller.proved(clock.instant());
            }
            case NONE -> throw required();
        };
    }

    @Override
    public Way wayOf(Caller caller) {
        int keys = table.references(caller.personId()).size();
        if (keys > 0) {
            return Way.PASSKEY;
        }
        return rule.standIn(keys) ? Way.STAND_IN : Way.NONE;
    }

    private Caller byPasskey(Caller caller, String gesture, Intent intent) {
        assertions.check(gesture, Challenges.Purpose.GESTURE, caller.personId(), intent.text());
        audit.record(new AuditEntry(
                AuditEvent.GESTURE_MADE,
                caller.personId(),
                null,
                Map.of(
                        "for", intent.verb().name(),
                        "digests", Integer.toString(intent.digests().size()))));
        return caller.proved(clock.instant());
    }

    private static Problem required() {
        return new Problem(ProblemCode.PROOF_REQUIRED, Map.of("seconds", Limit.PROOF_SECONDS.value()));
    }
}
