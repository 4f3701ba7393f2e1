package kr.haetae.hub.enrolment.rest;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import kr.haetae.hub.access.Approval;
import kr.haetae.hub.access.Role;
import kr.haetae.hub.directory.CallBackNumber;
import kr.haetae.hub.directory.Person;
import kr.haetae.hub.directory.Standing;
import kr.haetae.hub.directory.StandingStep;
import kr.haetae.hub.directory.TakenStep;
import kr.haetae.hub.enrolment.Deed;
import kr.haetae.hub.enrolment.Enrolment;
import kr.haetae.hub.enrolment.PhoneCall;
import org.jspecify.annotations.Nullable;

/** How enrolments look over REST. */
final class EnrolmentViews {
    private EnrolmentViews() {}

    /** A person in a list. */
    record PersonLine(String id, String organisation, String displayName, Standing standing) {
        static PersonLine of(Person person) {
            return new PersonLine(person.id(), person.organisation().key(), person.displayName(), person.standing());
        }
    }

    /** All the caller may see. */
    record PersonList(List<PersonLine> items) {}

    /** A step taken. */
    record StepView(
            StandingStep step,
            Standing from,
            Standing to,
            Instant at,
            @Nullable String by,
            @Nullable String reason) {
        static StepView of(TakenStep step) {
            return new StepView(step.step(), step.from(), step.to(), step.at(), step.by(), step.reason());
        }
    }

    /** An approval waited for. */
    record ApprovalView(
            UUID id,
            String kind,
            Approval.State state,
            String digest,
            String askedBy,
            Instant expiresAt,
            int needed,
            List<String> approvedBy) {
        static ApprovalView of(Approval approval) {
            return new ApprovalView(
                    approval.id(),
                    approval.kind().name(),
                    approval.state(),
                    approval.digest(),
                    approval.askedBy(),
                    approval.expiresAt(),
                    approval.kind().approvers(),
                    approval.votes().stream()
                            .filter(Approval.Vote::grants)
                            .map(Approval.Vote::personId)
                            .toList());
        }
    }

    /** A number to call back on. */
    record NumberView(UUID id, String number, String label, boolean confirmed) {
        static NumberView of(CallBackNumber number) {
            return new NumberView(number.id(), number.number().e164(), number.label(), number.confirmedAt() != null);
        }
    }

    /** A call that was made. */
    record CallView(String number, String label, String spokeWith, String calledBy, Instant at) {
        static CallView of(PhoneCall call) {
            return new CallView(call.number().e164(), call.label(), call.spokeWith(), call.calledBy(), call.at());
        }
    }

    /** A person with how they got where they stand. */
    record EnrolmentView(
            PersonLine person,
            Set<String> roles,
            int credentials,
            List<StepView> steps,
            @Nullable ApprovalView approval,
            List<NumberView> numbers,
            @Nullable CallView call,
            Set<Deed> possible) {
        static EnrolmentView of(Enrolment one) {
            Approval open = one.open();
            PhoneCall call = one.call();
            return new EnrolmentView(
                    PersonLine.of(one.person()),
                    one.roles().stream().map(Role::code).collect(Collectors.toCollection(TreeSet::new)),
                    one.credentials(),
                    one.steps().stream().map(StepView::of).toList(),
                    open == null ? null : ApprovalView.of(open),
                    one.numbers().stream().map(NumberView::of).toList(),
                    call == null ? null : CallView.of(call),
                    new TreeSet<>(one.possible()));
        }
    }
}
