package kr.haetae.hub.enrolment.internal;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kr.haetae.hub.access.Approval;
import kr.haetae.hub.access.ApprovalKind;
import kr.haetae.hub.access.Approvals;
import kr.haetae.hub.access.Caller;
import kr.haetae.hub.access.Credentials;
import kr.haetae.hub.access.Role;
import kr.haetae.hub.access.RoleGrants;
import kr.haetae.hub.directory.CallBackNumbers;
import kr.haetae.hub.directory.People;
import kr.haetae.hub.directory.Person;
import kr.haetae.hub.directory.Standing;
import kr.haetae.hub.directory.StandingStep;
import kr.haetae.hub.directory.TakenStep;
import kr.haetae.hub.enrolment.Deed;
import kr.haetae.hub.enrolment.Enrolment;
import kr.haetae.hub.frame.Limit;
import kr.haetae.hub.frame.Problem;
import kr.haetae.hub.frame.ProblemCode;
import kr.haetae.protocol.BatchCommitment;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Everything about one person as somebody may see it, and the digest of it that approvals are given on. */
@Component
class Dossiers {
    private final People people;
    private final RoleGrants grants;
    private final Credentials credentials;
    private final Approvals approvals;
    private final CallBackNumbers numbers;
    private final Calls calls;
    private final AskedIdentities identities;
    private final Clock clock;

    Dossiers(
            People people,
            RoleGrants grants,
            Credentials credentials,
            Approvals approvals,
            CallBackNumbers numbers,
            Calls calls,
            AskedIdentities identities,
            Clock clock) {
        this.people = people;
        this.grants = grants;
        this.credentials = credentials;
        this.approvals = approvals;
        this.numbers = numbers;
        this.calls = calls;
        this.identities = identities;
        this.clock = clock;
    }

    /** The person, locked, if the caller may do this about them; whom the caller may not see does not exist. */
    Person lockFor(Caller caller, String personId, Deed deed) {
        Person person = people.lock(personId)
                .filter(one -> EnrolmentRules.may(caller, Deed.SEE, one.organisation()))
                .orElseThrow(() -> new Problem(ProblemCode.PERSON_UNKNOWN));
        if (!EnrolmentRules.may(caller, deed, person.organisation())) {
            throw new Problem(ProblemCode.FORBIDDEN);
        }
        return person;
    }

    /** The whole of it. */
    Enrolment of(Caller caller, String personId) {
        Person person = people.find(personId)
                .filter(one -> EnrolmentRules.may(caller, Deed.SEE, one.organisation()))
                .orElseThrow(() -> new Problem(ProblemCode.PERSON_UNKNOWN));
        Approval open = latest(person).orElse(null);
        return new Enrolment(
                person,
                grants.of(personId),
                people.history(personId),
                credentials.of(personId).size(),
                open,
                numbers.of(person.organisation()).stream()
                        .filter(number -> number.confirmedAt() != null)
                        .toList(),
                calls.last(personId).orElse(null),
                open != null && open.kind() == ApprovalKind.IDENTITY
                        ? identities.of(personId).orElse(null)
                        : null,
                possible(caller, person, open, inviter(personId)));
    }

    /** SHA-256 over everything an approver decides on: who, where, as what, by which credentials, after which call. */
    String digest(ApprovalKind kind, Person person) {
        String roles = grants.of(person.id()).stream().map(Role::code).sorted().collect(Collectors.joining(","));
        String keys = credentials.of(person.id()).stream()
                .map(one -> one.id().toString())
                .collect(Collectors.joining(","));
        int step = people.history(person.id()).size();
        String all = Stream.of(
                        kind.name(),
                        person.id(),
                        person.organisation().key(),
                        person.displayName(),
                        person.standing().name(),
                        Integer.toString(step),
                        roles,
                        keys,
                        kind == ApprovalKind.IDENTITY ? identity(person) : calls.described(person.id()))
                .map(part -> part.length() + ":" + part)
                .collect(Collectors.joining("\n"));
        return HexFormat.of().formatHex(BatchCommitment.sha256().digest(all.getBytes(StandardCharsets.UTF_8)));
    }

    private String identity(Person person) {
        return identities
                .of(person.id())
                .map(one -> one.issuer() + "\n" + one.subject())
                .orElse("");
    }

    /** Who made the person's latest invitation; null for whoever was never invited. */
    @Nullable
    String inviter(String personId) {
        return people.history(personId).stream()
                .filter(step -> step.step() == StandingStep.INVITE)
                .reduce((first, later) -> later)
                .map(TakenStep::by)
                .orElse(null);
    }

    /** What is asked about a person where they stand, or granted and not done yet. */
    Optional<Approval> latest(Person person) {
        List<ApprovalKind> kinds = switch (person.standing()) {
            case CALLED_BACK -> List.of(ApprovalKind.ENROLMENT);
            case SUSPENDED -> List.of(ApprovalKind.SUSPENSION_LIFT);
            case ACTIVE -> List.of(ApprovalKind.RECOVERY, ApprovalKind.IDENTITY);
            case RECOVERING -> List.of(ApprovalKind.RECOVERY);
            default -> List.of();
        };
        return kinds.stream()
                .flatMap(kind -> approvals.latest(kind, person.id()).stream())
                .filter(approval -> matters(approval, person))
                .findFirst();
    }

    /** What was granted before the person stood elsewhere in between is good for nothing any more. */
    private boolean matters(Approval approval, Person person) {
        boolean waiting = approval.state() == Approval.State.OPEN
                || (approval.state() == Approval.State.GRANTED
                        && !approval.used()
                        && approval.digest().equals(digest(approval.kind(), person)));
        return waiting && clock.instant().isBefore(approval.expiresAt());
    }

    private static Set<Deed> possible(Caller caller, Person person, @Nullable Approval open, @Nullable String inviter) {
        Set<Deed> possible = EnumSet.noneOf(Deed.class);
        Standing at = person.standing();
        boolean self = caller.personId().equals(person.id());
        boolean waiting = open != null && open.state() == Approval.State.OPEN;
        boolean recovering = open != null && open.kind() == ApprovalKind.RECOVERY;
        for (Deed deed : Deed.values()) {
            boolean now = switch (deed) {
                case SEE -> true;
                case INVITE -> can(StandingStep.INVITE, at);
                case CALL_BACK ->
                    can(StandingStep.CALL_BACK, at)
                            && !self
                            && !caller.personId().equals(inviter);
                case APPROVE -> open != null && open.awaits(caller);
                case WITHDRAW -> can(StandingStep.LAPSE, at);
                case SUSPEND -> can(StandingStep.SUSPEND, at) && !self;
                case ASK_LIFT -> can(StandingStep.LIFT, at) && !waiting && !self;
                case ASK_RECOVERY -> can(StandingStep.RECOVER, at) && !recovering && !self;
                case HAND_RECOVERY ->
                    can(StandingStep.RECOVER, at)
                            && open != null
                            && open.state() == Approval.State.GRANTED
                            && open.askedBy().equals(caller.personId());
                case LEAVE -> can(StandingStep.LEAVE, at) && !self;
            };
            boolean allowed = deed == Deed.APPROVE || EnrolmentRules.may(caller, deed, person.organisation());
            if (now && allowed) {
                possible.add(deed);
            }
        }
        return possible;
    }

    private static boolean can(StandingStep step, Standing at) {
        return step.from(at).isPresent();
    }

    /** Whom something is waited for, of those the caller may see. */
    List<Enrolment> waiting(Caller caller, List<Person> visible) {
        Set<String> asked = approvals.pending().stream()
                .flatMap(approval -> Stream.ofNullable(approval.subjectPerson()))
                .collect(Collectors.toUnmodifiableSet());
        return visible.stream()
                .filter(one -> one.standing() == Standing.ACCEPTED || asked.contains(one.id()))
                .limit(Limit.PEOPLE_PAGE.value())
                .map(one -> of(caller, one.id()))
                .toList();
    }

    /** The people the caller may see, of everywhere or of their own organisation. */
    List<Person> visibleTo(Caller caller) {
        List<Person> candidates = caller.is(Role.OPERATOR) || caller.is(Role.AUDITOR) || caller.is(Role.DESK)
                ? people.all()
                : people.of(caller.organisation());
        return candidates.stream()
                .filter(one -> EnrolmentRules.may(caller, Deed.SEE, one.organisation()))
                .toList();
    }
}
