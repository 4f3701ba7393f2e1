package kr.haetae.hub.enrolment.internal;

import java.util.UUID;
import kr.haetae.hub.access.ApprovalKind;
import kr.haetae.hub.access.Approvals;
import kr.haetae.hub.access.Caller;
import kr.haetae.hub.access.Credentials;
import kr.haetae.hub.access.Identities.Identity;
import kr.haetae.hub.access.IdentityRequests;
import kr.haetae.hub.directory.People;
import kr.haetae.hub.directory.Person;
import kr.haetae.hub.frame.Problem;
import kr.haetae.hub.frame.ProblemCode;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** An identity at a provider, shown by its holder, is bound once two others who know the person say so. */
@Component
class IdentityDesk implements IdentityRequests {
    private final People people;
    private final Approvals approvals;
    private final Credentials credentials;
    private final AskedIdentities asked;
    private final Dossiers dossiers;

    IdentityDesk(
            People people, Approvals approvals, Credentials credentials, AskedIdentities asked, Dossiers dossiers) {
        this.people = people;
        this.approvals = approvals;
        this.credentials = credentials;
        this.asked = asked;
        this.dossiers = dossiers;
    }

    @Override
    @Transactional
    public void ask(Caller caller, Identity identity) {
        Person person = people.lock(caller.personId())
                .filter(Person::active)
                .orElseThrow(() -> new Problem(ProblemCode.PERSON_UNKNOWN));
        if (credentials.personOf(identity).isPresent()) {
            throw new Problem(ProblemCode.IDENTITY_KNOWN);
        }
        approvals.withdraw(ApprovalKind.IDENTITY, person.id(), person.id());
        asked.put(person.id(), identity);
        approvals.ask(
                person.id(),
                new Approvals.Ask(
                        ApprovalKind.IDENTITY,
                        person.id(),
                        person.id(),
                        dossiers.digest(ApprovalKind.IDENTITY, person),
                        EnrolmentRules.seats(ApprovalKind.IDENTITY, person.organisation())));
    }

    /** Binds what was approved, in the transaction of the last approval. */
    void bind(Person person, UUID approval) {
        Identity identity = asked.of(person.id()).orElseThrow(() -> new Problem(ProblemCode.APPROVAL_CLOSED));
        credentials.bind(person.id(), identity, approval);
        asked.drop(person.id());
    }
}
