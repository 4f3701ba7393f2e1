package kr.haetae.hub.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import kr.haetae.hub.HubTest;
import kr.haetae.hub.directory.Organisation;
import kr.haetae.hub.frame.Problem;
import kr.haetae.hub.frame.ProblemCode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Four eyes: nobody approves their own, whoever is quickest, whatever way they come. */
class ApprovalsTest extends HubTest {
    private static final AtomicInteger NUMBER = new AtomicInteger();
    private static final String DIGEST = "0f".repeat(32);
    private static final int SELF_APPROVALS = 10_000;
    private static final int THREADS = 12;

    @Autowired
    private Approvals approvals;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private PlatformTransactionManager transactions;

    private Caller asker;
    private Caller first;
    private Caller second;
    private Caller subject;
    private Caller elsewhere;

    @BeforeEach
    void people() {
        int n = NUMBER.incrementAndGet();
        Organisation agency = TestPeople.agency(jdbc, "four-eyes-" + n);
        asker = TestPeople.active(jdbc, "asker." + n, agency, Role.AGENCY_ADMIN, Role.APPROVER);
        first = TestPeople.active(jdbc, "first." + n, agency, Role.APPROVER);
        second = TestPeople.active(jdbc, "second." + n, agency, Role.AGENCY_ADMIN);
        subject = TestPeople.active(jdbc, "subject." + n, agency, Role.APPROVER);
        elsewhere = TestPeople.active(jdbc, "elsewhere." + n, TestPeople.agency(jdbc, "far-" + n), Role.APPROVER);
    }

    @Test
    void itIsGrantedByTheLastMissingPersonAndUsedOnce() {
        UUID id = ask();
        assertThat(approve(first, id).state()).isEqualTo(Approval.State.OPEN);
        assertThat(approve(second, id).state()).isEqualTo(Approval.State.GRANTED);
        in(() -> {
            approvals.use(id, ApprovalKind.ENROLMENT, subject.personId(), DIGEST);
            return true;
        });
        refused(ProblemCode.APPROVAL_CLOSED, () -> {
            approvals.use(id, ApprovalKind.ENROLMENT, subject.personId(), DIGEST);
            return true;
        });
    }

    @Test
    void theAskerTheSubjectAndWhoeverHasNoSeatHaveNoSay() {
        UUID id = ask();
        for (Caller unfit : List.of(asker, subject, elsewhere)) {
            refused(ProblemCode.APPROVAL_NOT_YOURS, () -> approvals.approve(unfit, id, DIGEST));
            refused(ProblemCode.APPROVAL_NOT_YOURS, () -> approvals.refuse(unfit, id, DIGEST, "no"));
        }
        approve(first, id);
        refused(ProblemCode.APPROVAL_NOT_YOURS, () -> approvals.approve(first, id, DIGEST));
    }

    @Test
    void whoSawSomethingElseOrProvedThemselfLongAgoApprovesNothing() {
        UUID id = ask();
        refused(ProblemCode.APPROVAL_CHANGED, () -> approvals.approve(first, id, "00".repeat(32)));
        Caller stale = first.proved(Instant.now().minus(Duration.ofMinutes(3)));
        refused(ProblemCode.PROOF_REQUIRED, () -> approvals.approve(stale, id, DIGEST));
        assertThat(approvals.find(id).orElseThrow().votes()).isEmpty();
    }

    @Test
    void oneRefusalEndsIt() {
        UUID id = ask();
        approve(first, id);
        assertThat(in(() -> approvals.refuse(second, id, DIGEST, "not called back on our number"))
                        .state())
                .isEqualTo(Approval.State.REFUSED);
        refused(ProblemCode.APPROVAL_CLOSED, () -> approvals.approve(second, id, DIGEST));
        assertThat(ask()).isNotEqualTo(id);
    }

    @Test
    void aRaceOfTenThousandSelfApprovalsYieldsNone() throws Exception {
        UUID id = ask();
        AtomicInteger refusals = new AtomicInteger();
        race(SELF_APPROVALS, i -> {
            try {
                if (i % 4 == 0) {
                    vote(id, i % 8 == 0 ? asker : subject);
                } else {
                    approve(i % 2 == 0 ? asker : subject, id);
                }
            } catch (Problem | DataAccessException e) {
                refusals.incrementAndGet();
            }
        });
        assertThat(refusals).hasValue(SELF_APPROVALS);
        Approval after = approvals.find(id).orElseThrow();
        assertThat(after.state()).isEqualTo(Approval.State.OPEN);
        assertThat(after.votes()).isEmpty();
    }

    @Test
    void onePersonApprovingAThousandTimesAtOnceIsOnePerson() throws Exception {
        UUID id = ask();
        AtomicInteger taken = new AtomicInteger();
        race(1_000, i -> {
            try {
                if (i % 2 == 0) {
                    approve(first, id);
                } else {
                    vote(id, first);
                }
                taken.incrementAndGet();
            } catch (Problem | DataAccessException e) {
                // All but one.
            }
        });
        assertThat(taken).hasValue(1);
        assertThat(approvals.find(id).orElseThrow().state()).isEqualTo(Approval.State.OPEN);
    }

    @Test
    void whatIsGrantedInARaceIsUsedOnce() throws Exception {
        UUID id = ask();
        AtomicInteger acts = new AtomicInteger();
        race(400, i -> {
            Caller caller = List.of(asker, first, second, subject).get(i % 4);
            try {
                in(() -> {
                    if (approvals.approve(caller, id, DIGEST).state() == Approval.State.GRANTED) {
                        approvals.use(id, ApprovalKind.ENROLMENT, subject.personId(), DIGEST);
                        acts.incrementAndGet();
                    }
                    return true;
                });
            } catch (Problem e) {
                // All but two.
            }
        });
        assertThat(acts).hasValue(1);
        assertThat(approvals.find(id).orElseThrow().used()).isTrue();
    }

    @Test
    void theDatabaseItselfGrantsNothingThatWasNotEarnedAndChangesNothing() {
        UUID id = ask();
        for (String forged : List.of(
                "update approval set state = 'GRANTED', decided_at = now() where id = ?",
                "update approval set needed = 1 where id = ?",
                "update approval set asked_by = 'demo.desk' where id = ?",
                "update approval set subject_person = null where id = ?",
                "update approval set digest_sha256 = sha256('x') where id = ?",
                "delete from approval where id = ?",
                "insert into approval_seat (approval_id, role) values (?, 'auditor')",
                "delete from approval_seat where approval_id = ?")) {
            assertThatThrownBy(() -> jdbc.sql(forged).param(id).update())
                    .as(forged)
                    .isInstanceOf(DataAccessException.class);
        }
        approve(first, id);
        for (String forged : List.of(
                "update approval set state = 'GRANTED', decided_at = now() where id = ?",
                "update approval_vote set person_id = 'demo.desk' where approval_id = ?",
                "delete from approval_vote where approval_id = ?")) {
            assertThatThrownBy(() -> jdbc.sql(forged).param(id).update())
                    .as(forged)
                    .isInstanceOf(DataAccessException.class);
        }
        approve(second, id);
        for (String forged : List.of(
                "update approval set state = 'OPEN', decided_at = null where id = ?",
                "update approval set state = 'REFUSED' where id = ?")) {
            assertThatThrownBy(() -> jdbc.sql(forged).param(id).update())
                    .as(forged)
                    .isInstanceOf(DataAccessException.class);
        }
        assertThatThrownBy(() -> vote(id, elsewhere)).isInstanceOf(DataAccessException.class);
    }

    @Test
    void aSuspendedApproverHasNoSeat() {
        UUID id = ask();
        jdbc.sql("insert into person_step (person_id, number, step, from_status, to_status, at) "
                        + "values (?, 2, 'SUSPEND', 'ACTIVE', 'SUSPENDED', now())")
                .param(first.personId())
                .update();
        jdbc.sql("update person set status = 'SUSPENDED', steps = 2 where id = ?")
                .param(first.personId())
                .update();
        assertThatThrownBy(() -> approve(first, id)).isInstanceOf(DataAccessException.class);
    }

    private UUID ask() {
        return in(() -> approvals.ask(
                        asker.personId(),
                        new Approvals.Ask(
                                ApprovalKind.ENROLMENT,
                                subject.personId(),
                                subject.personId(),
                                DIGEST,
                                Set.of(
                                        new Seat(Role.APPROVER, asker.organisation()),
                                        new Seat(Role.AGENCY_ADMIN, asker.organisation())))))
                .id();
    }

    private Approval approve(Caller by, UUID id) {
        return in(() -> approvals.approve(by, id, DIGEST));
    }

    /** Past the domain, straight into the table. */
    private void vote(UUID id, Caller by) {
        jdbc.sql("insert into approval_vote (approval_id, person_id, grants, at, proved_at) "
                        + "values (?, ?, true, now(), now())")
                .params(id, by.personId())
                .update();
    }

    private <T> T in(Callable<T> work) {
        return new TransactionTemplate(transactions).execute(status -> {
            try {
                return work.call();
            } catch (RuntimeException e) {
                throw e;
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        });
    }

    private void refused(ProblemCode code, Callable<?> work) {
        assertThatThrownBy(() -> in(work))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.code()).isEqualTo(code));
    }

    private static void race(int times, IntConsumer act) throws InterruptedException, ExecutionException {
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            List<Future<?>> all = IntStream.range(0, times)
                    .<Future<?>>mapToObj(i -> threads.submit(() -> act.accept(i)))
                    .toList();
            for (Future<?> one : all) {
                one.get();
            }
        } finally {
            threads.shutdownNow();
        }
    }
}
