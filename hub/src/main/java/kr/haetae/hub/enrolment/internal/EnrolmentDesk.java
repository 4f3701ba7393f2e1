package kr.haetae.hub.enrolment.internal;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import kr.haetae.hub.access.ApprovalKind;
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
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Does what people do about each other's enrolment once the rules let them. */
@Component
class EnrolmentDesk implements Enrolments {
    private final Dossiers dossiers;
    private final Inviting inviting;
    private final CallingBack callingBack;
    private final Deciding deciding;
    private final Recovering recovering;
    private final People people;
    private final Directory directory;
    private final Credentials credentials;
    private final Sessions sessions;
    private final OneTimeTokens tokens;

    EnrolmentDesk(
            Dossiers dossiers,
            Inviting inviting,
            CallingBack callingBack,
            Deciding deciding,
            Recovering recovering,
            People people,
            Directory directory,
            Credentials credentials,
            Sessions sessions,
            OneTimeTokens tokens) {
        this.dossiers = dossiers;
        this.inviting = inviting;
        this.callingBack = callingBack;
        this.deciding = deciding;
        this.recovering = recovering;
        this.people = people;
        this.directory = directory;
        this.credentials = credentials;
        this.sessions = sessions;
        this.tokens = tokens;
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
    public String askForKey(String token) {
        return inviting.askForKey(token);
    }

    @Override
    @Transactional
    public Accepted accept(String token) {
        return inviting.accept(token, null);
    }

    @Override
    @Transactional
    public Accepted accept(String token, @Nullable String passkey) {
        return inviting.accept(token, passkey);
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
        deciding.approve(by, person, approval, digest);
        return dossiers.of(by, personId);
    }

    @Override
    @Transactional
    public Enrolment refuse(Caller by, String personId, UUID approval, String digest, String reason) {
        Person person = dossiers.lockFor(by, personId, Deed.SEE);
        deciding.refuse(by, person, approval, digest, reason);
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
        deciding.ask(by, person, ApprovalKind.SUSPENSION_LIFT);
        return dossiers.of(by, personId);
    }

    @Override
    @Transactional
    public Enrolment askRecovery(Caller by, String personId, MadeCall call) {
        Person person = another(by, personId, Deed.ASK_RECOVERY);
        requirePossible(person, StandingStep.RECOVER);
        recovering.ask(by, person, call);
        return dossiers.of(by, personId);
    }

    @Override
    @Transactional
    public Handed handRecovery(Caller by, String personId) {
        Person person = another(by, personId, Deed.HAND_RECOVERY);
        requirePossible(person, StandingStep.RECOVER);
        return recovering.hand(by, person);
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

    private void endWhatIsOpen(Caller by, Person person) {
        tokens.revoke(person.id());
        deciding.withdrawAll(by, person);
    }

    private Person another(Caller by, String personId, Deed deed) {
        Person person = dossiers.lockFor(by, personId, deed);
        if (person.id().equals(by.personId())) {
            throw new Problem(ProblemCode.NOT_ONESELF);
        }
        return person;
    }

    private static void requirePossible(Person person, StandingStep step) {
        if (step.from(person.standing()).isEmpty()) {
            throw new Problem(
                    ProblemCode.STEP_NOT_POSSIBLE,
                    Map.of("standing", person.standing().name(), "step", step.name()));
        }
    }
}
