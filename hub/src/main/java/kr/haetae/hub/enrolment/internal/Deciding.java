package kr.haetae.hub.enrolment.internal;

import java.util.UUID;
import kr.haetae.hub.access.Approval;
import kr.haetae.hub.access.ApprovalKind;
import kr.haetae.hub.access.Approvals;
import kr.haetae.hub.access.Caller;
import kr.haetae.hub.directory.NewStep;
import kr.haetae.hub.directory.People;
import kr.haetae.hub.directory.Person;
import kr.haetae.hub.directory.StandingStep;
import kr.haetae.hub.frame.Problem;
import kr.haetae.hub.frame.ProblemCode;
import org.springframework.stereotype.Component;

/** What others are asked about a person, and what comes of their answers. */
@Component
class Deciding {
    private final People people;
    private final Approvals approvals;
    private final Dossiers dossiers;
    private final Inviting inviting;
    private final IdentityDesk identities;

    Deciding(People people, Approvals approvals, Dossiers dossiers, Inviting inviting, IdentityDesk identities) {
        this.people = people;
        this.approvals = approvals;
        this.dossiers = dossiers;
        this.inviting = inviting;
        this.identities = identities;
    }

    void ask(Caller by, Person person, ApprovalKind kind) {
        approvals.ask(
                by.personId(),
                new Approvals.Ask(
                        kind,
                        person.id(),
                        person.id(),
                        dossiers.digest(kind, person),
                        EnrolmentRules.seats(kind, person.organisation())));
    }

    void approve(Caller by, Person person, UUID approval, String digest) {
        requireAbout(person, approval);
        Approval approved = approvals.approve(by, approval, digest);
        if (approved.state() == Approval.State.GRANTED) {
            done(by, person, approved);
        }
    }

    void refuse(Caller by, Person person, UUID approval, String digest, String reason) {
        requireAbout(person, approval);
        Approval refused = approvals.refuse(by, approval, digest, reason);
        if (refused.kind() == ApprovalKind.ENROLMENT) {
            inviting.lapse(person, by.personId(), reason);
        }
    }

    /** Ends what is asked about somebody who is shut out or has left. */
    void withdrawAll(Caller by, Person person) {
        approvals.withdraw(ApprovalKind.RECOVERY, person.id(), by.personId());
        approvals.withdraw(ApprovalKind.SUSPENSION_LIFT, person.id(), by.personId());
        approvals.withdraw(ApprovalKind.IDENTITY, person.id(), by.personId());
    }

    /** Does what was approved, in the same transaction. A lost key waits for its asker, who is on the telephone. */
    private void done(Caller by, Person person, Approval approved) {
        switch (approved.kind()) {
            case ENROLMENT -> take(by, person, approved, StandingStep.ENROL);
            case SUSPENSION_LIFT -> take(by, person, approved, StandingStep.LIFT);
            case IDENTITY -> {
                use(person, approved);
                identities.bind(person, approved.id());
            }
            default -> {}
        }
    }

    private void take(Caller by, Person person, Approval approved, StandingStep step) {
        use(person, approved);
        people.take(person.id(), NewStep.approved(step, by.personId(), approved.id(), null));
    }

    private void use(Person person, Approval approved) {
        approvals.use(approved.id(), approved.kind(), person.id(), dossiers.digest(approved.kind(), person));
    }

    private void requireAbout(Person person, UUID approval) {
        if (approvals
                .find(approval)
                .filter(one -> person.id().equals(one.subjectPerson()))
                .isEmpty()) {
            throw new Problem(ProblemCode.APPROVAL_UNKNOWN);
        }
    }
}
