package kr.haetae.hub.mailbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import kr.haetae.hub.machineport.TestMember;
import kr.haetae.protocol.Delivery;
import kr.haetae.protocol.Message;
import kr.haetae.protocol.RefusalCode;
import kr.haetae.protocol.SigningKey;
import org.junit.jupiter.api.Test;

/** Which answers count, which are kept, which are refused. */
class MailboxAnswersTest extends OneMemberMailboxTest {
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
    void anAnswerSpelledOtherwiseThanSignedIsRefused() {
        NewTask task = submitted(member.name(), TaskKind.EVALUATE);
        agent.poll(0, 2);
        Delivery answer = agent.evaluated(task.id(), AgentCalls.elements(1));
        int payloadEnd = answer.envelope().lastIndexOf('.');
        for (String extra : List.of("!", "=", "+", "A", "\u0000")) {
            String otherwise = new StringBuilder(answer.envelope())
                    .insert(payloadEnd, extra)
                    .toString();
            assertThat(agent.post(task.id(), Delivery.of(otherwise, AgentCalls.elements(1))))
                    .as(extra)
                    .isEqualTo(422);
        }
        assertThat(agent.post(task.id(), answer)).isEqualTo(204);
    }

    @Test
    void aStoredAnswerThatCannotBeReadHoldsUpNoOther() {
        NewTask spoilt = submitted(member.name(), TaskKind.EVALUATE);
        NewTask sound = submitted(member.name(), TaskKind.EVALUATE);
        agent.poll(0, 2);
        for (NewTask task : List.of(spoilt, sound)) {
            assertThat(agent.post(task.id(), agent.evaluated(task.id(), AgentCalls.elements(1))))
                    .isEqualTo(204);
        }
        jdbc.sql("update mailbox_task set answer_envelope = replace(answer_envelope, '.', '.!') where id = ?")
                .param(spoilt.id())
                .update();
        assertThat(taken(TaskKind.EVALUATE))
                .extracting(result ->
                        result.taskId().equals(spoilt.id()) == result.message().isEmpty())
                .containsExactly(true, true);
        assertThat(agent.post(spoilt.id(), agent.evaluated(spoilt.id(), AgentCalls.elements(1))))
                .as("what cannot be read agrees with nothing")
                .isEqualTo(409);
    }

    @Test
    void anAnswerThatCannotBePutToUseIsPutOffLongerEveryTimeAndHoldsUpNoOther() {
        NewTask stubborn = submitted(member.name(), TaskKind.EVALUATE);
        NewTask next = submitted(member.name(), TaskKind.EVALUATE);
        agent.poll(0, 2);
        for (NewTask task : List.of(stubborn, next)) {
            assertThat(agent.post(task.id(), agent.evaluated(task.id(), AgentCalls.elements(1))))
                    .isEqualTo(204);
            clock.advance(Duration.ofMillis(1));
        }
        mailbox.putOff(stubborn.id());
        assertThat(taken(TaskKind.EVALUATE)).extracting(TaskResult::taskId).containsExactly(next.id());

        clock.advance(Duration.ofMillis(1_100));
        mailbox.putOff(stubborn.id());
        clock.advance(Duration.ofMillis(1_100));
        assertThat(taken(TaskKind.EVALUATE)).as("two seconds now").isEmpty();
        for (int again = 0; again < 40; again++) {
            mailbox.putOff(stubborn.id());
        }
        clock.advance(Duration.ofSeconds(299));
        assertThat(taken(TaskKind.EVALUATE)).isEmpty();
        clock.advance(Duration.ofSeconds(2));
        assertThat(taken(TaskKind.EVALUATE)).extracting(TaskResult::taskId).containsExactly(stubborn.id());
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
        assertThat(agent.post(
                        id, agent.signed(id, new Message.Confirmed("b", "00".repeat(32), List.of()), new byte[0])))
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
        TestMember other = oneMoreMember();
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
    void aWithdrawnTaskIsNotDeliveredAndItsLateAnswerOnlyKept() {
        NewTask open = submitted(member.name(), TaskKind.EVALUATE);
        NewTask leased = submitted(member.name(), TaskKind.CONFIRM);
        agent.poll(0, 1);
        transaction.executeWithoutResult(status -> mailbox.withdraw(List.of(open.id(), leased.id())));
        assertThat(agent.poll(0, 2)).isEmpty();
        Message confirmed = new Message.Confirmed("b", "00".repeat(32), List.of());
        assertThat(agent.post(leased.id(), agent.signed(leased.id(), confirmed, new byte[0])))
                .isEqualTo(204);
        assertThat(stateOf(leased)).isEqualTo("withdrawn");
        assertThat(taken(TaskKind.CONFIRM)).isEmpty();
    }
}
