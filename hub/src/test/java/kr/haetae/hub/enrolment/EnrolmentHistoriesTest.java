package kr.haetae.hub.enrolment;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import kr.haetae.hub.HubTest;
import kr.haetae.hub.access.Approval;
import kr.haetae.hub.access.Approvals;
import kr.haetae.hub.access.Caller;
import kr.haetae.hub.access.Role;
import kr.haetae.hub.access.RoleGrants;
import kr.haetae.hub.access.TestPeople;
import kr.haetae.hub.directory.Organisation;
import kr.haetae.hub.directory.People;
import kr.haetae.hub.directory.Standing;
import kr.haetae.hub.directory.StandingStep;
import kr.haetae.hub.directory.TakenStep;
import kr.haetae.hub.frame.Problem;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Random histories: anybody tries anything with anybody. What happens is what was said to be possible, and nobody becomes
 * active but by one of the ways there are.
 */
class EnrolmentHistoriesTest extends HubTest {
    private static final int LEAST_RUNS = 3;
    private static final int MOST_RUNS = 20;
    private static final int STEPS = 600;

    /** What leads somewhere: chance alone would shut everybody out before they get far. */
    private static final Set<Deed> ONWARD =
            EnumSet.of(Deed.INVITE, Deed.CALL_BACK, Deed.APPROVE, Deed.ASK_LIFT, Deed.ASK_RECOVERY, Deed.HAND_RECOVERY);

    @Autowired
    private Enrolments enrolments;

    @Autowired
    private Approvals approvals;

    @Autowired
    private Numbers numbers;

    @Autowired
    private People people;

    @Autowired
    private RoleGrants grants;

    @Autowired
    private JdbcClient jdbc;

    private Random random = new Random();
    private final List<Caller> callers = new ArrayList<>();
    private final List<String> invited = new ArrayList<>();
    private final Map<String, String> tokens = new HashMap<>();
    private final List<String> spent = new ArrayList<>();
    private final Map<String, String> readBacks = new HashMap<>();
    private final Set<StandingStep> seen = EnumSet.noneOf(StandingStep.class);
    private List<Organisation> organisations = List.of();

    @Test
    void nobodyBecomesActiveButByAWayThereIsAndWhatIsPossibleIsWhatHappens() {
        Set<StandingStep> wanted = EnumSet.complementOf(EnumSet.of(StandingStep.SEED, StandingStep.FOUND));
        for (int run = 0; run < LEAST_RUNS || (run < MOST_RUNS && !seen.containsAll(wanted)); run++) {
            long seed = System.nanoTime();
            System.out.println("EnrolmentHistoriesTest seed " + seed);
            random = new Random(seed);
            cast("h" + run);
            for (int step = 0; step < STEPS; step++) {
                act();
            }
            invited.forEach(this::assertEarned);
        }
        assertThat(seen).containsAll(wanted);
    }

    private void cast(String run) {
        List.of(callers, invited, spent).forEach(List::clear);
        tokens.clear();
        readBacks.clear();
        Organisation agency = TestPeople.agency(jdbc, "agency-" + run);
        Organisation other = TestPeople.agency(jdbc, "other-" + run);
        Organisation exchange = TestPeople.exchange(jdbc, "Exchange " + run);
        organisations = List.of(agency, other, exchange);
        String at = run + ".";
        callers.add(TestPeople.active(jdbc, at + "operator", agency, Role.OPERATOR));
        callers.add(TestPeople.active(jdbc, at + "operator2", agency, Role.OPERATOR));
        callers.add(TestPeople.active(jdbc, at + "admin", agency, Role.AGENCY_ADMIN));
        callers.add(TestPeople.active(jdbc, at + "approver", agency, Role.APPROVER));
        callers.add(TestPeople.active(jdbc, at + "desk", agency, Role.DESK));
        callers.add(TestPeople.active(jdbc, at + "investigator", agency, Role.INVESTIGATOR));
        callers.add(TestPeople.active(jdbc, at + "auditor", agency, Role.AUDITOR));
        callers.add(TestPeople.active(jdbc, at + "foreign", other, Role.AGENCY_ADMIN, Role.APPROVER));
        callers.add(TestPeople.active(jdbc, at + "exadmin", exchange, Role.EXCHANGE_ADMIN));
        callers.add(TestPeople.active(jdbc, at + "exofficer", exchange, Role.EXCHANGE_OFFICER));
        Caller operator = callers.get(0);
        organisations.forEach(one -> {
            Numbers.Entry entry = numbers.enter(operator, one, "+44 20 7946 0" + (100 + random.nextInt(900)), "desk");
            numbers.confirm(
                    fresh(callers.get(1)), entry.number().id(), open(entry).digest());
        });
    }

    private void act() {
        Caller anybody = fresh(pick(callers));
        if (invited.size() < 3 || random.nextInt(25) == 0) {
            inviteSomebody(anybody);
            return;
        }
        if (random.nextInt(6) == 0) {
            redeem(pick(invited));
            return;
        }
        if (!spent.isEmpty() && random.nextInt(30) == 0) {
            assertThat(succeeds(() -> enrolments.accept(pick(spent)))).isFalse();
            return;
        }
        String person = random.nextInt(15) == 0 ? anybody.personId() : pick(invited);
        Caller caller = random.nextInt(3) == 0 ? asker(person).orElse(anybody) : anybody;
        Optional<Enrolment> visible = visible(caller, person);
        Set<Deed> possible = visible.map(Enrolment::possible).orElse(Set.of());
        List<Deed> onward = possible.stream().filter(ONWARD::contains).toList();
        Deed deed = !onward.isEmpty() && random.nextInt(3) > 0 ? pick(onward) : pick(List.of(Deed.values()));
        Standing before = people.find(person).orElseThrow().standing();
        boolean done = succeeds(() -> perform(caller, person, deed, visible.orElse(null)));
        assertThat(done).as("%s of %s (%s) by %s", deed, person, before, caller).isEqualTo(possible.contains(deed));
        if (!done) {
            assertThat(people.find(person).orElseThrow().standing()).isEqualTo(before);
        }
        promote(person);
    }

    /** Who waits for an approval about this person, and may act on it: seldom met by chance. */
    private Optional<Caller> asker(String person) {
        return approvals.pending().stream()
                .filter(one -> person.equals(one.subjectPerson()))
                .flatMap(one ->
                        callers.stream().filter(caller -> caller.personId().equals(one.askedBy())))
                .findFirst()
                .map(EnrolmentHistoriesTest::fresh);
    }

    private void inviteSomebody(Caller caller) {
        Organisation where = pick(organisations);
        boolean may = enrolments.mayInviteTo(caller).contains(where);
        Role role = where.isExchange() ? Role.EXCHANGE_OFFICER : pick(List.of(Role.INVESTIGATOR, Role.DESK));
        boolean done = succeeds(() -> {
            Handed handed = enrolments.invite(caller, new NewPerson(where, "Somebody", Set.of(role)));
            invited.add(handed.personId());
            keep(handed);
        });
        assertThat(done).as("invites to %s by %s", where, caller).isEqualTo(may);
    }

    private void redeem(String person) {
        String token = tokens.remove(person);
        if (token == null) {
            return;
        }
        Standing before = people.find(person).orElseThrow().standing();
        boolean fits = before == Standing.INVITED || before == Standing.RECOVERING;
        boolean done = succeeds(() -> {
            Accepted accepted = enrolments.accept(token);
            if (!accepted.readBack().isEmpty()) {
                readBacks.put(person, accepted.readBack());
            }
        });
        assertThat(done).as("redeems from %s", before).isEqualTo(fits);
        spent.add(token);
        promote(person);
    }

    private void perform(Caller caller, String person, Deed deed, @Nullable Enrolment seen) {
        Approval open = seen == null ? null : seen.open();
        UUID approval = open == null ? UUID.randomUUID() : open.id();
        String digest = open == null ? "00".repeat(32) : open.digest();
        switch (deed) {
            case SEE -> enrolments.find(caller, person);
            case INVITE -> keep(enrolments.inviteAgain(caller, person, grants.of(person)));
            case CALL_BACK -> enrolments.callBack(caller, person, call(person));
            case APPROVE -> {
                if (random.nextInt(8) == 0) {
                    enrolments.refuse(caller, person, approval, digest, "doubt");
                } else {
                    enrolments.approve(caller, person, approval, digest);
                }
            }
            case WITHDRAW -> enrolments.withdraw(caller, person, "not needed");
            case SUSPEND -> enrolments.suspend(caller, person, "on leave");
            case ASK_LIFT -> enrolments.askLift(caller, person);
            case ASK_RECOVERY -> enrolments.askRecovery(caller, person, call(person));
            case HAND_RECOVERY -> keep(enrolments.handRecovery(caller, person));
            case LEAVE -> enrolments.leave(caller, person, "moved on");
        }
    }

    private MadeCall call(String person) {
        Organisation organisation = people.find(person).orElseThrow().organisation();
        UUID number = numbers.of(callers.get(0), organisation).get(0).number().id();
        return new MadeCall(number, "Sergeant Kim", readBacks.getOrDefault(person, "none"));
    }

    private void keep(Handed handed) {
        String old = tokens.put(handed.personId(), handed.token());
        if (old != null) {
            spent.add(old);
        }
    }

    /** Whoever has become active may do things too; whoever is not any more may not. */
    private void promote(String person) {
        if (!invited.contains(person)) {
            return;
        }
        callers.removeIf(one -> one.personId().equals(person));
        people.find(person)
                .filter(one -> one.active())
                .ifPresent(one -> callers.add(new Caller(
                        person,
                        one.displayName(),
                        one.organisation(),
                        grants.of(person),
                        Clock.systemUTC().instant())));
    }

    /** Every way to ACTIVE in a person's history had what it needs. */
    private void assertEarned(String person) {
        Standing at = Standing.NEW;
        Standing last = Standing.NEW;
        for (TakenStep step : people.history(person)) {
            assertThat(step.from()).isEqualTo(at);
            at = step.to();
            last = step.to();
            seen.add(step.step());
            switch (step.step()) {
                case ENROL -> assertThat(voters(person, step.number(), 2)).isTrue();
                case LIFT, RECOVER ->
                    assertThat(voters(person, step.number(), 1)).isTrue();
                case SEED -> throw new AssertionError("seeded");
                default ->
                    assertThat(step.step() == StandingStep.REGAIN || step.to() != Standing.ACTIVE)
                            .isTrue();
            }
        }
        assertThat(people.find(person).orElseThrow().standing()).isEqualTo(last);
        assertThat(jdbc.sql("""
                        select count(*) from person_step s join call_back c on c.id = s.call_back_id
                        join call_back_number n on n.id = c.number_id join person p on p.id = s.person_id
                        where p.id = ? and (n.organisation <> p.organisation or c.called_by = p.id or c.called_by =
                            (select by_person from person_step i where i.person_id = p.id and i.step = 'INVITE'
                                and i.number < s.number order by i.number desc limit 1) and s.step = 'CALL_BACK')
                        """).param(person).query(Integer.class).single()).isZero();
    }

    private boolean voters(String person, int number, int needed) {
        return jdbc.sql("""
                        select count(distinct v.person_id) from person_step s join approval a on a.id = s.approval_id
                        join approval_vote v on v.approval_id = a.id and v.grants
                        where s.person_id = ? and s.number = ? and a.used_at is not null
                          and v.person_id <> a.asked_by and v.person_id <> s.person_id
                        """).params(person, number).query(Integer.class).single() >= needed;
    }

    private Optional<Enrolment> visible(Caller caller, String person) {
        try {
            return Optional.of(enrolments.find(caller, person));
        } catch (Problem e) {
            return Optional.empty();
        }
    }

    private static boolean succeeds(Runnable act) {
        try {
            act.run();
            return true;
        } catch (Problem e) {
            return false;
        }
    }

    private static Approval open(Numbers.Entry entry) {
        return Objects.requireNonNull(entry.open());
    }

    private static Caller fresh(Caller caller) {
        return caller.proved(Clock.systemUTC().instant());
    }

    private <T> T pick(List<T> from) {
        return from.get(random.nextInt(from.size()));
    }
}
