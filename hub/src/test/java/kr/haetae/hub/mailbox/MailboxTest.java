package kr.haetae.hub.mailbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import kr.haetae.hub.directory.ExchangeId;
import kr.haetae.hub.machineport.TestMember;
import kr.haetae.protocol.Delivery;
import kr.haetae.protocol.Message;
import kr.haetae.protocol.RefusalCode;
import kr.haetae.protocol.SigningKey;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.IllegalTransactionStateException;

class MailboxTest extends MailboxTestBase {
    private static int number;

    private TestMember member;
    private AgentCalls agent;

    @BeforeEach
    void oneMoreExchange() {
        member = admitted("거래소 " + ++number);
        agent = agentOf(member);
        // What an earlier test left is not this one's.
        taken(TaskKind.EVALUATE);
        taken(TaskKind.CONFIRM);
    }

    @Test
    void aTaskGoesOutItsAnswerComesBackAndIsProcessedOnce() {
        NewTask task = submitted(member.name(), TaskKind.EVALUATE);

        List<Delivery> tasks = agent.poll(0, 2);
        assertThat(agent.ids(tasks)).containsExactly(task.id());
        assertThat(agent.open(tasks.get(0)).message())
                .isEqualTo(new Message.Evaluate("header " + task.subject(), 1, "ab".repeat(32)));
        assertThat(tasks.get(0).attached()).isEqualTo(PlainContents.attachment(task.subject()));
        byte[] elements = AgentCalls.elements(7);
        assertThat(agent.post(task.id(), agent.evaluated(task.id(), elements))).isEqualTo(204);

        List<TaskResult> results = taken(TaskKind.EVALUATE);
        assertThat(results).hasSize(1);
        assertThat(results.get(0).subject()).isEqualTo(task.subject());
        assertThat(results.get(0).exchange()).isEqualTo(new ExchangeId(member.name()));
        assertThat(results.get(0).attachment()).isEqualTo(elements);
        assertThat(results.get(0).envelope().message()).isEqualTo(AgentCalls.evaluatedMessage(elements));
        assertThat(stateOf(task)).isEqualTo("processed");
        assertThat(taken(TaskKind.EVALUATE)).isEmpty();
        assertThat(jdbc.sql("select count(*) from mailbox_task where id = ? and answer_attachment is null "
                                + "and answer_envelope is not null")
                        .param(task.id())
                        .query(Integer.class)
                        .single())
                .isOne();
        assertThat(agent.poll(0, 2)).isEmpty();
    }

    @Test
    void eachHopLeavesEvidence() {
        NewTask task = submitted(member.name(), TaskKind.EVALUATE);
        agent.poll(0, 2);
        agent.post(task.id(), agent.evaluated(task.id(), AgentCalls.elements(1)));
        List<DeliveryHop> evidence = mailbox.evidence(task.id());
        assertThat(evidence)
                .extracting(DeliveryHop::step)
                .containsExactly(
                        DeliveryHop.Step.SUBMITTED,
                        DeliveryHop.Step.RELAYED,
                        DeliveryHop.Step.DELIVERED,
                        DeliveryHop.Step.ANSWERED);
        assertThat(mailbox.evidence(UUID.randomUUID())).isEmpty();
        assertThat(audited("task.answered", task)).isOne();
    }

    @Test
    void aWaitingPollGetsATaskWithin100MillisOfItsCommit() throws Exception {
        long best = Long.MAX_VALUE;
        for (int i = 0; i < 5; i++) {
            CompletableFuture<HttpResponse<byte[]>> poll = agent.pollLater("waitMillis=20000");
            assertThatIsWaiting(poll);
            NewTask task = submitted(member.name(), TaskKind.EVALUATE);
            long committed = System.nanoTime();
            List<Delivery> tasks = AgentCalls.tasksOf(poll.get(20, TimeUnit.SECONDS));
            best = Math.min(best, System.nanoTime() - committed);
            assertThat(agent.ids(tasks)).containsExactly(task.id());
            agent.post(task.id(), agent.evaluated(task.id(), AgentCalls.elements(1)));
        }
        assertThat(Duration.ofNanos(best)).isLessThan(Duration.ofMillis(100));
    }

    @Test
    void aTaskCommittedByAnotherNodeWakesAWaitingPoll() throws Exception {
        CompletableFuture<HttpResponse<byte[]>> poll = agent.pollLater("waitMillis=20000");
        assertThatIsWaiting(poll);
        UUID id = UUID.randomUUID();
        transaction.executeWithoutResult(status -> {
            jdbc.sql("insert into mailbox_task (id, exchange, kind, subject, submitted_at) "
                            + "values (?, ?, 'EVALUATE', ?, now())")
                    .params(id, member.name(), UUID.randomUUID())
                    .update();
            jdbc.sql("select pg_notify('haetae_mailbox', ?)")
                    .param(UUID.randomUUID() + member.name())
                    .query((row, n) -> "")
                    .list();
        });
        assertThat(agent.ids(AgentCalls.tasksOf(poll.get(1_500, TimeUnit.MILLISECONDS))))
                .containsExactly(id);
    }

    @Test
    void aRolledBackTaskIsNeverDelivered() {
        CompletableFuture<HttpResponse<byte[]>> poll = agent.pollLater("waitMillis=1500");
        transaction.executeWithoutResult(status -> {
            mailbox.submit(List.of(new NewTask(
                    UUID.randomUUID(), new ExchangeId(member.name()), TaskKind.EVALUATE, UUID.randomUUID())));
            status.setRollbackOnly();
        });
        assertThat(AgentCalls.tasksOf(poll.join())).isEmpty();
    }

    @Test
    void nothingIsSubmittedOutsideATransaction() {
        NewTask task =
                new NewTask(UUID.randomUUID(), new ExchangeId(member.name()), TaskKind.EVALUATE, UUID.randomUUID());
        assertThatThrownBy(() -> mailbox.submit(List.of(task))).isInstanceOf(IllegalTransactionStateException.class);
    }

    @Test
    void confirmationsGoFirstAndTheRestInOrder() {
        NewTask first = submitted(member.name(), TaskKind.EVALUATE);
        NewTask second = submitted(member.name(), TaskKind.EVALUATE);
        NewTask urgent = submitted(member.name(), TaskKind.CONFIRM);
        NewTask third = submitted(member.name(), TaskKind.EVALUATE);
        List<UUID> order = new ArrayList<>(agent.ids(agent.poll(0, 8)));
        assertThat(order).as("two at most").hasSize(2);
        order.addAll(agent.ids(agent.poll(0, 8)));
        assertThat(order).containsExactly(urgent.id(), first.id(), second.id(), third.id());
    }

    @Test
    void aLeaseThatEndsIsDeliveredAgain() {
        NewTask task = submitted(member.name(), TaskKind.EVALUATE);
        assertThat(agent.poll(0, 2)).hasSize(1);
        assertThat(agent.poll(0, 2)).isEmpty();
        CompletableFuture<HttpResponse<byte[]>> waiting = agent.pollLater("waitMillis=15000");
        clock.advance(Duration.ofSeconds(11));
        assertThat(agent.ids(AgentCalls.tasksOf(waiting.join()))).containsExactly(task.id());
        assertThat(agent.post(task.id(), agent.evaluated(task.id(), AgentCalls.elements(1))))
                .isEqualTo(204);
    }

    @Test
    void aWorkersOlderPollIsReleased() throws Exception {
        CompletableFuture<HttpResponse<byte[]>> older = agent.pollLater("waitMillis=20000&worker=loop-1");
        assertThatIsWaiting(older);
        CompletableFuture<HttpResponse<byte[]>> other = agent.pollLater("waitMillis=20000&worker=loop-2");
        CompletableFuture<HttpResponse<byte[]>> newer = agent.pollLater("waitMillis=20000&worker=loop-1");
        assertThat(older.get(5, TimeUnit.SECONDS).statusCode()).isEqualTo(204);
        assertThatIsWaiting(newer);
        assertThat(other).isNotDone();
        NewTask task = submitted(member.name(), TaskKind.EVALUATE);
        HttpResponse<byte[]> served =
                newer.applyToEither(other, answer -> answer).get(5, TimeUnit.SECONDS);
        assertThat(agent.ids(AgentCalls.tasksOf(served))).containsExactly(task.id());
    }

    @Test
    void aWorkerThatStartedAnewGetsBackWhatItHadAndNobodyElses() throws Exception {
        List<UUID> had = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            had.add(submitted(member.name(), TaskKind.EVALUATE).id());
            assertThat(polled("max=1&worker=loop-1")).containsExactly(had.get(i));
        }
        UUID others = submitted(member.name(), TaskKind.EVALUATE).id();
        assertThat(polled("max=1&worker=loop-2")).containsExactly(others);

        assertThat(polled("max=8&worker=loop-1"))
                .as("asking for more is no start: what it was given is still at work")
                .isEmpty();
        List<UUID> again = new ArrayList<>(polled("max=8&worker=loop-1&fresh=true"));
        again.addAll(polled("max=8&worker=loop-1"));
        assertThat(again).containsExactlyElementsOf(had);
        assertThat(polled("max=8&worker=loop-1")).isEmpty();
    }

    @Test
    void theSameAnswerAgainIsFineAndAnotherOneIsKeptAndRefused() {
        NewTask task = submitted(member.name(), TaskKind.EVALUATE);
        agent.poll(0, 2);
        Delivery answer = agent.evaluated(task.id(), AgentCalls.elements(1));
        assertThat(agent.post(task.id(), answer)).isEqualTo(204);
        assertThat(agent.post(task.id(), answer)).isEqualTo(204);
        assertThat(agent.post(task.id(), agent.evaluated(task.id(), AgentCalls.elements(1))))
                .as("signed anew")
                .isEqualTo(204);
        Delivery otherwise = agent.evaluated(task.id(), AgentCalls.elements(2));
        assertThat(agent.post(task.id(), otherwise)).isEqualTo(409);
        assertThat(agent.post(task.id(), otherwise)).isEqualTo(409);

        assertThat(jdbc.sql("select envelope from mailbox_late_answer where task_id = ? and reason = 'conflict'")
                        .param(task.id())
                        .query(String.class)
                        .list())
                .containsExactly(otherwise.envelope());
        assertThat(audited("task.answered", task)).isOne();
        assertThat(audited("task.answered-otherwise", task)).isOne();
        assertThat(taken(TaskKind.EVALUATE))
                .singleElement()
                .satisfies(result -> assertThat(result.attachment()).isEqualTo(AgentCalls.elements(1)));
        assertThat(agent.post(task.id(), answer)).as("also when processed").isEqualTo(204);
    }

    @Test
    void anAnswerCountsWhoeverHoldsTheLease() {
        NewTask task = submitted(member.name(), TaskKind.EVALUATE);
        agent.poll(0, 2);
        clock.advance(Duration.ofSeconds(11));
        AgentCalls second = agentOf(member);
        assertThat(second.poll(0, 2)).hasSize(1);
        assertThat(agent.post(task.id(), agent.evaluated(task.id(), AgentCalls.elements(1))))
                .isEqualTo(204);
        assertThat(second.post(task.id(), second.evaluated(task.id(), AgentCalls.elements(1))))
                .isEqualTo(204);
        assertThat(taken(TaskKind.EVALUATE)).hasSize(1);
    }

    @Test
    void whatDoesNotFitIsRefusedAndChangesNothing() {
        NewTask task = submitted(member.name(), TaskKind.EVALUATE);
        UUID id = task.id();
        byte[] elements = AgentCalls.elements(1);
        assertThat(agent.post(id, agent.evaluated(id, elements)))
                .as("never delivered")
                .isEqualTo(422);
        agent.poll(0, 2);
        Message fine = AgentCalls.evaluatedMessage(elements);
        assertThat(agent.post(id, agent.signed(id, fine, elements, SigningKey.generate())))
                .as("another key")
                .isEqualTo(422);
        assertThat(agent.post(id, agent.signed(UUID.randomUUID(), fine, elements)))
                .as("signed for another task")
                .isEqualTo(422);
        assertThat(agent.post(id, agent.signed(id, fine, AgentCalls.elements(2))))
                .as("another attachment than signed")
                .isEqualTo(422);
        assertThat(agent.post(id, agent.evaluated(id, new byte[32])))
                .as("another length")
                .isEqualTo(422);
        assertThat(agent.post(id, agent.signed(id, new Message.Confirmed("b", List.of()), new byte[0])))
                .as("another kind")
                .isEqualTo(422);
        assertThat(agent.post(id, agent.signed(id, new Message.Refused(RefusalCode.TOO_OLD), elements)))
                .as("an attached refusal")
                .isEqualTo(422);
        String wireId = id.toString().replace("-", "");
        assertThat(agent.post(wireId, "{".getBytes(StandardCharsets.UTF_8)))
                .as("no JSON")
                .isEqualTo(422);
        assertThat(agent.post(wireId, new byte[600 * 1024])).as("too large").isEqualTo(413);
        assertThat(stateOf(task)).isEqualTo("leased");
        assertThat(agent.post(id, agent.signed(id, new Message.Refused(RefusalCode.TOO_OLD), new byte[0])))
                .isEqualTo(204);
    }

    @Test
    void anotherExchangesTaskIsUnknownWhateverIsSent() {
        TestMember other = admitted("이웃 " + number);
        NewTask task = submitted(other.name(), TaskKind.EVALUATE);
        agentOf(other).poll(0, 2);
        assertThat(agent.poll(0, 2)).isEmpty();
        Delivery answer = agent.evaluated(task.id(), AgentCalls.elements(1));
        assertThat(agent.post(task.id(), answer)).isEqualTo(404);
        UUID nobodys = UUID.randomUUID();
        assertThat(agent.post(nobodys, agent.evaluated(nobodys, AgentCalls.elements(1))))
                .isEqualTo(404);
        assertThat(agent.post("no-id", "{}".getBytes(StandardCharsets.UTF_8))).isIn(404, 422);
        assertThat(stateOf(task)).isEqualTo("leased");
    }

    @Test
    void manyPollersNeverShareATask() {
        List<UUID> submitted = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            submitted.add(submitted(member.name(), TaskKind.EVALUATE).id());
        }
        List<UUID> got = new CopyOnWriteArrayList<>();
        List<CompletableFuture<Void>> pollers = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            pollers.add(CompletableFuture.runAsync(() -> {
                for (List<UUID> ids = agent.ids(agent.poll(0, 2)); !ids.isEmpty(); ids = agent.ids(agent.poll(0, 2))) {
                    got.addAll(ids);
                }
            }));
        }
        pollers.forEach(CompletableFuture::join);
        assertThat(got).hasSize(40);
        assertThat(new HashSet<>(got)).isEqualTo(new HashSet<>(submitted));
    }

    @Test
    void aWithdrawnTaskIsNotDeliveredAndItsLateAnswerOnlyKept() {
        NewTask open = submitted(member.name(), TaskKind.EVALUATE);
        NewTask leased = submitted(member.name(), TaskKind.CONFIRM);
        agent.poll(0, 1);
        transaction.executeWithoutResult(status -> mailbox.withdraw(List.of(open.id(), leased.id())));
        assertThat(agent.poll(0, 2)).isEmpty();
        Message confirmed = new Message.Confirmed("b", List.of());
        assertThat(agent.post(leased.id(), agent.signed(leased.id(), confirmed, new byte[0])))
                .isEqualTo(204);
        assertThat(stateOf(leased)).isEqualTo("withdrawn");
        assertThat(taken(TaskKind.CONFIRM)).isEmpty();
    }

    @Test
    void retentionErasesAttachmentsAndKeepsEvidence() {
        NewTask task = submitted(member.name(), TaskKind.EVALUATE);
        agent.poll(0, 2);
        agent.post(task.id(), agent.evaluated(task.id(), AgentCalls.elements(1)));
        assertThat(mailbox.endRetention(clock.instant().minus(Duration.ofDays(1))))
                .isZero();
        assertThat(mailbox.endRetention(clock.instant().plusSeconds(1))).isPositive();
        assertThat(jdbc.sql("select answer_envelope is not null and answer_attachment is null from mailbox_task "
                                + "where id = ?")
                        .param(task.id())
                        .query(Boolean.class)
                        .single())
                .isTrue();
        assertThat(mailbox.evidence(task.id())).hasSize(4);
    }

    @Test
    void anExchangeIsOnlineWhileItPollsAndForFiveSecondsAfter() throws Exception {
        ExchangeId id = new ExchangeId(member.name());
        assertThat(mailbox.online(id)).isFalse();
        assertThat(mailbox.lastSeen(id)).isEmpty();
        CompletableFuture<HttpResponse<byte[]>> poll = agent.pollLater("waitMillis=1000");
        assertThatIsWaiting(poll);
        assertThat(mailbox.online(id)).isTrue();
        poll.join();
        assertThat(mailbox.online(id)).isTrue();
        Instant seen = mailbox.lastSeen(id).orElseThrow();
        clock.advance(Duration.ofSeconds(6));
        assertThat(mailbox.online(id)).isFalse();
        assertThat(mailbox.lastSeen(id)).contains(seen);
    }

    @Test
    void pollsOutOfRangeAreRefused() {
        for (String query : List.of(
                "waitMillis=25001",
                "waitMillis=-1",
                "max=0",
                "max=9",
                "max=x",
                "worker=A",
                "fresh=true",
                "fresh=maybe")) {
            assertThat(agent.pollLater(query).join().statusCode()).as(query).isEqualTo(400);
        }
    }

    private List<UUID> polled(String query) {
        return agent.ids(AgentCalls.tasksOf(agent.pollLater(query).join()));
    }

    private List<TaskResult> taken(TaskKind kind) {
        return transaction.execute(status -> {
            List<TaskResult> results = mailbox.takeUnprocessed(kind, 10);
            results.forEach(result -> mailbox.markProcessed(result.taskId()));
            return results;
        });
    }

    private int audited(String event, NewTask task) {
        return jdbc.sql("select count(*) from audit_entry where event = ? and facts->>'task' = ?")
                .params(event, task.id().toString())
                .query(Integer.class)
                .single();
    }

    private static void assertThatIsWaiting(CompletableFuture<?> poll) throws InterruptedException {
        Thread.sleep(400);
        assertThat(poll).isNotDone();
    }
}
