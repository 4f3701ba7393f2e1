package kr.haetae.hub.enrolment.internal;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import kr.haetae.hub.access.Role;
import kr.haetae.hub.access.RoleGrants;
import kr.haetae.hub.audit.AuditEntry;
import kr.haetae.hub.audit.AuditEvent;
import kr.haetae.hub.audit.AuditLog;
import kr.haetae.hub.directory.Agency;
import kr.haetae.hub.directory.Directory;
import kr.haetae.hub.directory.NewStep;
import kr.haetae.hub.directory.Organisation;
import kr.haetae.hub.directory.People;
import kr.haetae.hub.directory.Person;
import kr.haetae.hub.directory.Standing;
import kr.haetae.hub.directory.StandingStep;
import kr.haetae.hub.enrolment.Founding;
import kr.haetae.hub.frame.Limit;
import kr.haetae.hub.frame.Problem;
import kr.haetae.hub.frame.ProblemCode;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

@Component
class FoundingDesk implements Founding {
    private static final Pattern AGENCY_ID = Pattern.compile("[a-z0-9][a-z0-9-]{0,31}");
    private static final int LEAST_OPERATORS = 2;

    private final People people;
    private final Directory directory;
    private final RoleGrants grants;
    private final OneTimeTokens tokens;
    private final AuditLog audit;

    FoundingDesk(People people, Directory directory, RoleGrants grants, OneTimeTokens tokens, AuditLog audit) {
        this.people = people;
        this.directory = directory;
        this.grants = grants;
        this.tokens = tokens;
        this.audit = audit;
    }

    @Override
    @Transactional
    public List<Named> found(Agency agency, List<Founder> founders) {
        if (!people.all().isEmpty()) {
            throw new Problem(ProblemCode.FOUNDED_ALREADY);
        }
        require(AGENCY_ID.matcher(agency.id()).matches(), "agency");
        require(named(agency.nameKo()) && named(agency.nameEn()), "agency");
        require(founders.stream().allMatch(one -> named(one.displayName())), "displayName");
        require(count(founders, Role.OPERATOR) >= LEAST_OPERATORS, "operator");
        require(count(founders, Role.AGENCY_ADMIN) >= 1, "agency-admin");
        directory.enter(agency);
        audit.record(new AuditEntry(
                AuditEvent.AGENCY_ADMITTED,
                AuditEntry.HUB,
                null,
                Map.of("agency", agency.id(), "approval", "founding")));
        return founders.stream().map(one -> name(agency, one)).toList();
    }

    @Override
    @Transactional
    public List<Named> again() {
        List<Person> all = people.all();
        List<Person> waiting = all.stream()
                .filter(one -> one.standing() == Standing.RECOVERING)
                .toList();
        if (waiting.isEmpty() || !all.stream().allMatch(this::isFounder)) {
            throw new Problem(ProblemCode.FOUNDED_ALREADY);
        }
        return waiting.stream()
                .map(one -> new Named(
                        new Founder(
                                one.displayName(),
                                grants.of(one.id()).iterator().next()),
                        tokens.issue(one.id(), OneTimeTokens.Purpose.RECOVERY, null)))
                .toList();
    }

    private Named name(Agency agency, Founder founder) {
        Person person = people.enter(
                Organisation.agency(agency.id()), founder.displayName().strip());
        grants.set(person.id(), Set.of(founder.role()));
        people.take(person.id(), NewStep.of(StandingStep.FOUND, null, null));
        return new Named(founder, tokens.issue(person.id(), OneTimeTokens.Purpose.RECOVERY, null));
    }

    /** Named at the console and nothing but having left a key since. */
    private boolean isFounder(Person person) {
        return people.history(person.id()).stream()
                .allMatch(step -> step.step() == StandingStep.FOUND || step.step() == StandingStep.REGAIN);
    }

    private static long count(List<Founder> founders, Role role) {
        return founders.stream().filter(one -> one.role() == role).count();
    }

    private static boolean named(String name) {
        return !name.isBlank() && name.strip().length() <= Limit.PERSON_NAME_CHARACTERS.value();
    }

    private static void require(boolean holds, String field) {
        if (!holds) {
            throw new Problem(ProblemCode.INVALID_FIELD, Map.of("field", field));
        }
    }
}
