package kr.haetae.hub.mailbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import kr.haetae.hub.directory.ExchangeId;
import kr.haetae.protocol.Delivery;
import kr.haetae.protocol.Message;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.IllegalTransactionStateException;

/** The way of a task: out, back, processed, and what is left of it. */
class MailboxTest extends OneMemberMailboxTest {
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
        assertThat(results.get(0).message()).contains(AgentCalls.evaluatedMessage(elements));
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
}
