package kr.haetae.hub.mailbox.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import kr.haetae.hub.directory.Exchange;
import kr.haetae.hub.directory.ExchangeId;
import kr.haetae.hub.frame.Problem;
import kr.haetae.hub.machineport.TestMember;
import kr.haetae.hub.mailbox.MailboxTestBase;
import kr.haetae.hub.mailbox.NewTask;
import kr.haetae.hub.mailbox.TaskKind;
import kr.haetae.hub.mailbox.TaskResult;
import kr.haetae.protocol.Delivery;
import kr.haetae.protocol.Envelope;
import kr.haetae.protocol.Message;
import kr.haetae.protocol.RefusalCode;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Random interleavings of all that can happen to a mailbox, each step held to a plain model. */
class MailboxPropertyTest extends MailboxTestBase {
    private static final int RUNS = 4;
    private static final int STEPS = 250;
    private static final List<RefusalCode> ANSWERS =
            List.of(RefusalCode.TOO_OLD, RefusalCode.QUOTA_EXCEEDED, RefusalCode.UNKNOWN_EPOCH);

    @Autowired
    private Dispatch dispatch;

    @Autowired
    private Acceptance acceptance;

    @Autowired
    private MailboxProperties properties;

    private final List<TestMember> members = new ArrayList<>();
    private Random random = new Random();
    private MailboxModel model = new MailboxModel(Duration.ZERO);
    private final Set<UUID> processed = new HashSet<>();

    @Test
    void everyInterleavingDoesAsTheModelSays() {
        for (int run = 0; run < RUNS; run++) {
            long seed = System.nanoTime();
            System.out.println("MailboxPropertyTest seed " + seed);
            random = new Random(seed);
            model = new MailboxModel(properties.lease());
            members.clear();
            leaveNothingOfEarlierRuns();
            members.add(admitted("A " + seed));
            members.add(admitted("B " + seed));
            for (int step = 0; step < STEPS; step++) {
                step();
            }
            for (MailboxModel.Task task : model.tasks()) {
                assertThat(stateOf(task.submitted)).as("seed %d", seed).isEqualTo(task.state);
            }
        }
    }

    private void leaveNothingOfEarlierRuns() {
        mailbox.endRetention(clock.instant().plusSeconds(1));
    }

    private void step() {
        int dice = random.nextInt(100);
        if (dice < 25) {
            submit();
        } else if (dice < 50) {
            poll();
        } else if (dice < 75) {
            answer();
        } else if (dice < 85) {
            process();
        } else if (dice < 93) {
            // Whole minutes, and halves of a lease: real time passing meanwhile decides nothing.
            Duration by = properties.lease().multipliedBy(1 + random.nextInt(4)).dividedBy(2);
            clock.advance(by);
            model.advance(by);
        } else {
            withdraw();
        }
    }

    private void submit() {
        boolean rollback = random.nextInt(5) == 0;
        List<NewTask> tasks = new ArrayList<>();
        for (int i = random.nextInt(4); i >= 0; i--) {
            TaskKind kind = random.nextInt(3) == 0 ? TaskKind.CONFIRM : TaskKind.EVALUATE;
            ExchangeId exchange = new ExchangeId(anyMember().name());
            tasks.add(new NewTask(UUID.randomUUID(), exchange, kind, UUID.randomUUID()));
        }
        transaction.executeWithoutResult(status -> {
            mailbox.submit(tasks);
            if (rollback) {
                status.setRollbackOnly();
            }
        });
        if (!rollback) {
            tasks.forEach(model::submit);
        }
    }

    private void poll() {
        TestMember member = anyMember();
        int max = 1 + random.nextInt(2);
        Waiter poll = new Waiter(
                new ExchangeId(member.name()), new PollWorker(null, false), max, tasks -> true, waiter -> {});
        List<UUID> got =
                dispatch.take(poll).tasks().stream().map(LeasedTask::id).toList();
        assertThat(got).isEqualTo(model.poll(member.name(), max));
    }

    private void answer() {
        if (model.tasks().isEmpty()) {
            return;
        }
        MailboxModel.Task task = anyTask();
        String owner = task.submitted.exchange().name();
        TestMember sender = anyMember();
        int answer = 1 + random.nextInt(ANSWERS.size());
        String expected = sender.name().equals(owner) ? model.answer(task, answer) : "TASK_UNKNOWN";
        assertThat(send(sender, task.id(), answer)).isEqualTo(expected);
        if (task.state.equals("withdrawn") && task.answer == 0) {
            // Kept beside: says nothing about what counts.
            assertThat(stateOf(task.submitted)).isEqualTo("withdrawn");
        }
    }

    private String send(TestMember sender, UUID taskId, int answer) {
        Exchange exchange = directory.find(new ExchangeId(sender.name())).orElseThrow();
        String wireId = TaskIds.toWire(taskId);
        Message message = new Message.Refused(ANSWERS.get(answer - 1));
        String jws = Envelope.of(sender.name(), Envelope.HUB, wireId, Instant.now(), message)
                .sign(sender.signingKey());
        try {
            acceptance.accept(exchange, wireId, Delivery.of(jws, new byte[0]));
            return "taken";
        } catch (Problem problem) {
            return problem.code().name();
        }
    }

    private void process() {
        TaskKind kind = random.nextBoolean() ? TaskKind.CONFIRM : TaskKind.EVALUATE;
        boolean rollback = random.nextInt(4) == 0;
        List<TaskResult> results = new ArrayList<>();
        transaction.executeWithoutResult(status -> {
            results.addAll(mailbox.takeUnprocessed(kind, 1 + random.nextInt(3)));
            results.forEach(result -> mailbox.markProcessed(result.taskId()));
            if (rollback) {
                status.setRollbackOnly();
            }
        });
        for (TaskResult result : results) {
            MailboxModel.Task task = model.tasks().stream()
                    .filter(candidate -> candidate.id().equals(result.taskId()))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("a result of another run"));
            assertThat(task.state).isEqualTo("answered");
            assertThat(result.message()).contains(new Message.Refused(ANSWERS.get(task.answer - 1)));
            if (!rollback) {
                task.state = "processed";
                assertThat(processed.add(task.id())).as("processed once").isTrue();
            }
        }
    }

    private void withdraw() {
        if (!model.tasks().isEmpty()) {
            MailboxModel.Task task = anyTask();
            transaction.executeWithoutResult(status -> mailbox.withdraw(List.of(task.id())));
            model.withdraw(task);
        }
    }

    private TestMember anyMember() {
        return members.get(random.nextInt(members.size()));
    }

    private MailboxModel.Task anyTask() {
        return model.tasks().get(random.nextInt(model.tasks().size()));
    }
}
