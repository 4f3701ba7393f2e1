package kr.haetae.hub.enrolment.internal;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import kr.haetae.hub.access.Approval;
import kr.haetae.hub.access.ApprovalKind;
import kr.haetae.hub.access.Approvals;
import kr.haetae.hub.access.Caller;
import kr.haetae.hub.access.Credentials;
import kr.haetae.hub.access.Role;
import kr.haetae.hub.access.Sessions;
import kr.haetae.hub.directory.Directory;
import kr.haetae.hub.directory.NewStep;
import kr.haetae.hub.directory.Organisation;
import kr.haetae.hub.directory.People;
import kr.haetae.hub.directory.Person;
import kr.haetae.hub.directory.StandingStep;
import kr.haetae.hub.enrolment.Accepted;
import kr.haetae.hub.enrolment.Deed;
import kr.haetae.hub.enrolment.Enrolment;
import kr.haetae.hub.enrolment.Enrolments;
import kr.haetae.hub.enrolment.Handed;
import kr.haetae.hub.enrolment.MadeCall;
import kr.haetae.hub.enrolment.NewPerson;
import kr.haetae.hub.frame.Problem;
import kr.haetae.hub.frame.ProblemCode;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Does what people do about each other's enrolment once the rules let them. */
@Component
class EnrolmentDesk implements Enrolments {
    private final Dossiers dossiers;
    private final Inviting inviting;
    private final CallingBack callingBack;
    private final People people;
    private final Directory directory;
    private final Approvals approvals;
    private final Credentials credentials;
    private final Sessions sessions;
    private final OneTimeTokens tokens;
    private final Calls calls;

    EnrolmentDesk(
            Dossiers dossiers,
            Inviting inviting,
            CallingBack callingBack,
            People people,
            Directory directory,
            Approvals approvals,
            Credentials credentials,
            Sessions sessions,
            OneTimeTokens tokens,
            Calls calls) {
        this.dossiers = dossiers;
        this.inviting = inviting;
        this.callingBack = callingBack;
        this.people = people;
        this.directory = directory;
        this.approvals = approvals;
        this.credentials = credentials;
        this.sessions = sessions;
        this.tokens = tokens;
        this.calls = calls;
    }

    @Override
    @Transactional(readOnly = true)
    public List<Person> list(Caller caller) {
        return dossiers.visibleTo(caller);
    }

    @Override
    @Transactional(readOnly = true)
    public List<Enrolment> waiting(Caller caller) {
        return dossiers.waiting(caller, dossiers.visibleTo(caller));
    }

    @Override
    @Transactional(readOnly = true)
    public List<Organisation> mayInviteTo(Caller caller) {
        return Stream.concat(
                        directory.agencies().stream().map(agency -> Organisation.agency(agency.id())),
                        directory.exchanges().stream().map(exchange -> Organisation.exchange(exchange.id())))
                .filter(one -> EnrolmentRules.may(caller, Deed.INVITE, one))
                .toList();
    }

    @Override
    @Transactional(readOnly = true)
    public Enrolment find(Caller caller, String personId) {
        return dossiers.of(caller, personId);
    }

    @Override
    @Transactional
    public Handed invite(Caller by, NewPerson person) {
        return inviting.invite(by, person);
    }

    @Override
    @Transactional
    public Handed inviteAgain(Caller by, String personId, Set<Role> roles) {
        return inviting.inviteAgain(by, dossiers.lockFor(by, personId, Deed.INVITE), roles);
    }

    @Override
    @Transactional
    public Accepted accept(String token) {
        return inviting.accept(token);
    }

    @Override
    // A wrong number of digits is counted though the call is refused.
    @Transactional(noRollbackFor = CallingBack.WrongDigits.class)
    public Enrolment callBack(Caller by, String personId, MadeCall call) {
        callingBack.record(by, dossiers.lockFor(by, personId, Deed.CALL_BACK), call);
        return dossiers.of(by, personId);
    }

    @Override
    @Transactional
    public Enrolment approve(Caller by, String personId, UUID approval, String digest) {
        Person person = dossiers.lockFor(by, personId, Deed.SEE);
        requireAbout(person, approval);
        Approval approved = approvals.approve(by, approval, digest);
        if (approved.state() == Approval.State.GRANTED) {
            done(by, person, approved);
        }
        return dossiers.of(by, personId);
    }

    @Override
    @Transactional
    public Enrolment refuse(Caller by, String personId, UUID approval, String digest, String reason) {
        Person person = dossiers.lockFor(by, personId, Deed.SEE);
        requireAbout(person, approval);
        Approval refused = approvals.refuse(by, approval, digest, reason);
        if (refused.kind() == ApprovalKind.ENROLMENT) {
            inviting.lapse(person, by.personId(), reason);
        }
        return dossiers.of(by, personId);
    }

    @Override
    @Transactional
    public Enrolment withdraw(Caller by, String personId, String reason) {
        inviting.lapse(dossiers.lockFor(by, personId, Deed.WITHDRAW), by.personId(), reason);
        return dossiers.of(by, personId);
    }

    @Override
    @Transactional
    public Enrolment suspend(Caller by, String personId, String reason) {
        Person person = another(by, personId, Deed.SUSPEND);
        people.take(person.id(), NewStep.of(StandingStep.SUSPEND, by.personId(), reason));
        endWhatIsOpen(by, person);
        sessions.closeAll(personId);
        return dossiers.of(by, personId);
    }

    @Override
    @Transactional
    public Enrolment askLift(Caller by, String personId) {
        Person person = another(by, personId, Deed.ASK_LIFT);
        requirePossible(person, StandingStep.LIFT);
        ask(by, person, ApprovalKind.SUSPENSION_LIFT);
        return dossiers.of(by, personId);
    }

    @Override
    @Transactional
    public Enrolment askRecovery(Caller by, String personId, MadeCall call) {
        Person person = another(by, personId, Deed.ASK_RECOVERY);
        requirePossible(person, StandingStep.RECOVER);
        if (dossiers.latest(person).isPresent()) {
            throw new Problem(ProblemCode.APPROVAL_OPEN);
        }
        calls.record(person, call, by.personId());
        ask(by, person, ApprovalKind.RECOVERY);
        return dossiers.of(by, personId);
    }

    @Override
    @Transactional
    public Handed handRecovery(Caller by, String personId) {
        Person person = another(by, personId, Deed.HAND_RECOVERY);
        requirePossible(person, StandingStep.RECOVER);
        Approval granted = dossiers.latest(person)
                .filter(one ->
                        one.state() == Approval.State.GRANTED && one.askedBy().equals(by.personId()))
                .orElseThrow(() -> new Problem(ProblemCode.APPROVAL_CLOSED));
        approvals.use(granted.id(), ApprovalKind.RECOVERY, personId, dossiers.digest(ApprovalKind.RECOVERY, person));
        people.take(
                personId, NewStep.approved(StandingStep.RECOVER, by.personId(), granted.id(), calls.latest(personId)));
        credentials.revokeAll(personId);
        return tokens.issue(personId, OneTimeTokens.Purpose.RECOVERY, by.personId());
    }

    @Override
    @Transactional
    public Enrolment leave(Caller by, String personId, String reason) {
        Person person = another(by, personId, Deed.LEAVE);
        people.take(person.id(), NewStep.of(StandingStep.LEAVE, by.personId(), reason));
        endWhatIsOpen(by, person);
        credentials.revokeAll(personId);
        return dossiers.of(by, personId);
    }

    /** Does what was approved, in the same transaction. A lost key waits for its asker, who is on the telephone. */
    private void done(Caller by, Person person, Approval approved) {
        StandingStep step = switch (approved.kind()) {
            case ENROLMENT -> StandingStep.ENROL;
            case SUSPENSION_LIFT -> StandingStep.LIFT;
            default -> null;
        };
        if (step != null) {
            approvals.use(approved.id(), approved.kind(), person.id(), dossiers.digest(approved.kind(), person));
            people.take(person.id(), NewStep.approved(step, by.personId(), approved.id(), null));
        }
    }

    private void ask(Caller by, Person person, ApprovalKind kind) {
        approvals.ask(
                by.personId(),
                new Approvals.Ask(
                        kind,
                        person.id(),
                        person.id(),
                        dossiers.digest(kind, person),
                        EnrolmentRules.seats(kind, person.organisation())));
    }

    private void endWhatIsOpen(Caller by, Person person) {
        tokens.revoke(person.id());
        approvals.withdraw(ApprovalKind.RECOVERY, person.id(), by.personId());
        approvals.withdraw(ApprovalKind.SUSPENSION_LIFT, person.id(), by.personId());
    }

    private Person another(Caller by, String personId, Deed deed) {
        Person person = dossiers.lockFor(by, personId, deed);
        if (person.id().equals(by.personId())) {
            throw new Problem(ProblemCode.NOT_ONESELF);
        }
        return person;
    }

    private void requireAbout(Person person, UUID approval) {
        if (approvals
                .find(approval)
                .filter(one -> person.id().equals(one.subjectPerson()))
                .isEmpty()) {
            throw new Problem(ProblemCode.APPROVAL_UNKNOWN);
        }
    }

    private static void requirePossible(Person person, StandingStep step) {
        if (step.from(person.standing()).isEmpty()) {
            throw new Problem(
                    ProblemCode.STEP_NOT_POSSIBLE,
                    Map.of("standing", person.standing().name(), "step", step.name()));
        }
    }
}
