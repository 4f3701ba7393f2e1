package kr.haetae.hub.mailbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
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
import kr.haetae.protocol.Delivery;
import org.junit.jupiter.api.Test;

/** How polls wait, take their tasks and let go of them. */
class MailboxPollingTest extends OneMemberMailboxTest {
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

    private static void assertThatIsWaiting(CompletableFuture<?> poll) throws InterruptedException {
        Thread.sleep(400);
        assertThat(poll).isNotDone();
    }
}
