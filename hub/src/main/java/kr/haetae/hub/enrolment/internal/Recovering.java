package kr.haetae.hub.enrolment.internal;

import kr.haetae.hub.access.Approval;
import kr.haetae.hub.access.ApprovalKind;
import kr.haetae.hub.access.Approvals;
import kr.haetae.hub.access.Caller;
import kr.haetae.hub.access.Credentials;
import kr.haetae.hub.directory.NewStep;
import kr.haetae.hub.directory.People;
import kr.haetae.hub.directory.Person;
import kr.haetae.hub.directory.StandingStep;
import kr.haetae.hub.enrolment.Handed;
import kr.haetae.hub.enrolment.MadeCall;
import kr.haetae.hub.frame.Problem;
import kr.haetae.hub.frame.ProblemCode;
import org.springframework.stereotype.Component;

/** Lost keys: one calls and asks, another approves, the old keys are void, and the ceremony begins again. */
@Component
class Recovering {
    private final People people;
    private final Calls calls;
    private final Approvals approvals;
    private final Credentials credentials;
    private final OneTimeTokens tokens;
    private final Dossiers dossiers;
    private final Deciding deciding;

    Recovering(
            People people,
            Calls calls,
            Approvals approvals,
            Credentials credentials,
            OneTimeTokens tokens,
            Dossiers dossiers,
            Deciding deciding) {
        this.people = people;
        this.calls = calls;
        this.approvals = approvals;
        this.credentials = credentials;
        this.tokens = tokens;
        this.dossiers = dossiers;
        this.deciding = deciding;
    }

    void ask(Caller by, Person person, MadeCall call) {
        if (dossiers.latest(person)
                .filter(one -> one.kind() == ApprovalKind.RECOVERY)
                .isPresent()) {
            throw new Problem(ProblemCode.APPROVAL_OPEN);
        }
        calls.record(person, call, by.personId());
        deciding.ask(by, person, ApprovalKind.RECOVERY);
    }

    Handed hand(Caller by, Person person) {
        Approval granted = dossiers.latest(person)
                .filter(one ->
                        one.state() == Approval.State.GRANTED && one.askedBy().equals(by.personId()))
                .orElseThrow(() -> new Problem(ProblemCode.APPROVAL_CLOSED));
        approvals.use(granted.id(), ApprovalKind.RECOVERY, person.id(), dossiers.digest(ApprovalKind.RECOVERY, person));
        people.take(
                person.id(),
                NewStep.approved(StandingStep.RECOVER, by.personId(), granted.id(), calls.latest(person.id())));
        credentials.revokeAll(person.id());
        return tokens.issue(person.id(), OneTimeTokens.Purpose.RECOVERY, by.personId());
    }
}
