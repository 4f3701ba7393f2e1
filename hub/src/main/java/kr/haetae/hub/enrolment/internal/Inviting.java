package kr.haetae.hub.enrolment.internal;

import java.util.Set;
import kr.haetae.hub.access.ApprovalKind;
import kr.haetae.hub.access.Approvals;
import kr.haetae.hub.access.Caller;
import kr.haetae.hub.access.Credentials;
import kr.haetae.hub.access.Role;
import kr.haetae.hub.access.RoleGrants;
import kr.haetae.hub.audit.AuditEntry;
import kr.haetae.hub.directory.CallBackNumbers;
import kr.haetae.hub.directory.NewStep;
import kr.haetae.hub.directory.Organisation;
import kr.haetae.hub.directory.People;
import kr.haetae.hub.directory.Person;
import kr.haetae.hub.directory.StandingStep;
import kr.haetae.hub.enrolment.Accepted;
import kr.haetae.hub.enrolment.Deed;
import kr.haetae.hub.enrolment.Handed;
import kr.haetae.hub.enrolment.NewPerson;
import kr.haetae.hub.frame.Problem;
import kr.haetae.hub.frame.ProblemCode;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Invitations: made, redeemed, come to nothing. */
@Component
class Inviting {
    private final People people;
    private final RoleGrants grants;
    private final CallBackNumbers numbers;
    private final OneTimeTokens tokens;
    private final Credentials credentials;
    private final Approvals approvals;
    private final Ceremony ceremony;

    Inviting(
            People people,
            RoleGrants grants,
            CallBackNumbers numbers,
            OneTimeTokens tokens,
            Credentials credentials,
            Approvals approvals,
            Ceremony ceremony) {
        this.people = people;
        this.grants = grants;
        this.numbers = numbers;
        this.tokens = tokens;
        this.credentials = credentials;
        this.approvals = approvals;
        this.ceremony = ceremony;
    }

    Handed invite(Caller by, NewPerson wanted) {
        // Where the caller may invite nobody, an organisation that exists is refused like one that does not.
        if (!EnrolmentRules.may(by, Deed.INVITE, wanted.organisation())) {
            throw new Problem(ProblemCode.ORGANISATION_UNKNOWN);
        }
        return begin(by, people.enter(wanted.organisation(), wanted.displayName()), wanted.roles());
    }

    Handed inviteAgain(Caller by, Person person, Set<Role> roles) {
        return begin(by, person, roles);
    }

    private Handed begin(Caller by, Person person, Set<Role> roles) {
        if (person.id().equals(by.personId())) {
            throw new Problem(ProblemCode.NOT_ONESELF);
        }
        if (!EnrolmentRules.mayGive(by, roles)) {
            throw new Problem(ProblemCode.ROLE_NOT_YOURS_TO_GIVE);
        }
        requireNumber(person.organisation());
        people.take(person.id(), NewStep.of(StandingStep.INVITE, by.personId(), null));
        grants.set(person.id(), roles);
        return tokens.issue(person.id(), OneTimeTokens.Purpose.ENROLMENT, by.personId());
    }

    /** The number is called later, but must be known before: one that comes after the invitation counts for nothing. */
    private void requireNumber(Organisation organisation) {
        if (numbers.of(organisation).stream().noneMatch(number -> number.confirmedAt() != null)) {
            throw new Problem(ProblemCode.NO_CALL_BACK_NUMBER);
        }
    }

    String askForKey(String token) {
        OneTimeTokens.Alive alive = alive(token);
        Person person = people.find(alive.personId()).orElseThrow(() -> new Problem(ProblemCode.TOKEN_INVALID));
        return ceremony.ask(person, alive);
    }

    Accepted accept(String token, @Nullable String passkey) {
        OneTimeTokens.Alive alive = alive(token);
        boolean invited = alive.purpose() == OneTimeTokens.Purpose.ENROLMENT;
        String readBack = tokens.redeem(alive);
        Person person = people.take(
                alive.personId(), NewStep.byToken(invited ? StandingStep.ACCEPT : StandingStep.REGAIN, alive.sha256()));
        if (invited) {
            credentials.revokeAll(person.id());
        }
        ceremony.perform(person, alive, passkey);
        return new Accepted(person.id(), person.displayName(), invited ? readBack : "");
    }

    private OneTimeTokens.Alive alive(String token) {
        return tokens.alive(token).orElseThrow(() -> new Problem(ProblemCode.TOKEN_INVALID));
    }

    void lapse(Person person, String by, String reason) {
        people.take(person.id(), NewStep.of(StandingStep.LAPSE, by, reason));
        end(person);
    }

    /** Lapses it of the hub's own accord. */
    void expire(Person person) {
        people.take(person.id(), NewStep.of(StandingStep.LAPSE, null, "expired"));
        end(person);
    }

    private void end(Person person) {
        tokens.revoke(person.id());
        credentials.revokeAll(person.id());
        approvals.withdraw(ApprovalKind.ENROLMENT, person.id(), AuditEntry.HUB);
    }
}
