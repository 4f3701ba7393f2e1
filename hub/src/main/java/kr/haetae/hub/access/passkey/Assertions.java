package kr.haetae.hub.access.passkey;

import java.util.Map;
import kr.haetae.hub.audit.AuditEntry;
import kr.haetae.hub.audit.AuditEvent;
import kr.haetae.hub.audit.AuditLog;
import kr.haetae.hub.frame.Problem;
import kr.haetae.hub.frame.ProblemCode;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Takes an assertion: the challenge is used up, the key is somebody's, its counter moves on. */
@Component
class Assertions {
    private static final Logger log = LoggerFactory.getLogger(Assertions.class);

    private final Challenges challenges;
    private final AnswerCheck check;
    private final PasskeyTable table;
    private final AuditLog audit;

    Assertions(Challenges challenges, AnswerCheck check, PasskeyTable table, AuditLog audit) {
        this.challenges = challenges;
        this.check = check;
        this.table = table;
        this.audit = audit;
    }

    /** The key has signed fewer times than before; that is kept although the answer is refused. */
    static final class Copied extends Problem {
        private static final long serialVersionUID = 1L;

        Copied() {
            super(ProblemCode.PASSKEY_REFUSED, Map.of("fault", PasskeyFault.COUNTER.name()));
        }
    }

    /**
     * Whose key answered.
     *
     * @param asked the person whose keys were asked; null: anybody
     */
    @Transactional(propagation = Propagation.MANDATORY, noRollbackFor = Copied.class)
    public String check(String answer, Challenges.Purpose purpose, @Nullable String asked, String boundTo) {
        AnswerCheck.Assertion assertion = check.assertion(answer);
        if (!challenges.take(assertion.challenge(), purpose, asked, boundTo)) {
            throw PasskeyFault.CHALLENGE.refused();
        }
        PasskeyTable.Kept kept = table.lock(assertion.reference())
                .filter(key -> asked == null || asked.equals(key.personId()))
                .filter(key ->
                        assertion.userHandle() == null || assertion.userHandle().equals(key.personId()))
                .orElseThrow(PasskeyFault.UNKNOWN_KEY::refused);
        table.used(kept.id(), counted(assertion, kept));
        return kept.personId();
    }

    private long counted(AnswerCheck.Assertion assertion, PasskeyTable.Kept kept) {
        try {
            return check.check(assertion, kept);
        } catch (Problem problem) {
            if (PasskeyFault.COUNTER.name().equals(problem.args().get("fault"))) {
                log.warn("ALARM: a passkey's counter went back; there may be a copy of it. Credential {}", kept.id());
                audit.record(new AuditEntry(
                        AuditEvent.PASSKEY_COUNTER_BACK,
                        AuditEntry.HUB,
                        null,
                        Map.of(
                                "person",
                                kept.personId(),
                                "credential",
                                kept.id().toString())));
                throw new Copied();
            }
            throw problem;
        }
    }
}
