package kr.haetae.hub.enrolment.internal;

import java.util.Map;
import java.util.UUID;
import kr.haetae.hub.access.ApprovalKind;
import kr.haetae.hub.access.Approvals;
import kr.haetae.hub.access.Caller;
import kr.haetae.hub.directory.NewStep;
import kr.haetae.hub.directory.People;
import kr.haetae.hub.directory.Person;
import kr.haetae.hub.directory.StandingStep;
import kr.haetae.hub.enrolment.MadeCall;
import kr.haetae.hub.frame.Limit;
import kr.haetae.hub.frame.Problem;
import kr.haetae.hub.frame.ProblemCode;
import org.springframework.stereotype.Component;

/** The call that ties a voice at a known number to whoever holds the invitation, and the question to two people after it. */
@Component
class CallingBack {
    private final People people;
    private final OneTimeTokens tokens;
    private final Calls calls;
    private final Approvals approvals;
    private final Dossiers dossiers;
    private final Inviting inviting;

    CallingBack(
            People people,
            OneTimeTokens tokens,
            Calls calls,
            Approvals approvals,
            Dossiers dossiers,
            Inviting inviting) {
        this.people = people;
        this.tokens = tokens;
        this.calls = calls;
        this.approvals = approvals;
        this.dossiers = dossiers;
        this.inviting = inviting;
    }

    /** The digits did not fit; that they did not is kept although the call is refused. */
    static final class WrongDigits extends Problem {
        private static final long serialVersionUID = 1L;

        WrongDigits(long left) {
            super(ProblemCode.READ_BACK_WRONG, Map.of("left", left));
        }
    }

    void record(Caller by, Person person, MadeCall call) {
        if (StandingStep.CALL_BACK.from(person.standing()).isEmpty()) {
            throw new Problem(
                    ProblemCode.STEP_NOT_POSSIBLE,
                    Map.of("standing", person.standing().name(), "step", StandingStep.CALL_BACK.name()));
        }
        String inviter = String.valueOf(dossiers.inviter(person.id()));
        if (by.personId().equals(inviter) || by.personId().equals(person.id())) {
            throw new Problem(ProblemCode.INVITER_CALLS_NOT);
        }
        requireReadBack(person, call);
        UUID made = calls.record(person, call, by.personId());
        Person called = people.take(person.id(), NewStep.calledBack(by.personId(), made));
        askTwo(called, inviter);
    }

    private void requireReadBack(Person person, MadeCall call) {
        if (tokens.readsBack(person.id(), call.readBack())) {
            return;
        }
        long left = Limit.READ_BACK_TRIES.value() - tokens.failures(person.id());
        if (left <= 0) {
            inviting.expire(person);
        }
        throw new WrongDigits(Math.max(0, left));
    }

    /** Asked in the inviter's name: who invited has no say, who called back may have one. */
    private void askTwo(Person person, String inviter) {
        approvals.ask(
                inviter,
                new Approvals.Ask(
                        ApprovalKind.ENROLMENT,
                        person.id(),
                        person.id(),
                        dossiers.digest(ApprovalKind.ENROLMENT, person),
                        EnrolmentRules.seats(ApprovalKind.ENROLMENT, person.organisation())));
    }
}
