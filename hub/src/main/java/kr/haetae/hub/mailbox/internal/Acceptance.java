package kr.haetae.hub.mailbox.internal;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import kr.haetae.hub.audit.AuditEntry;
import kr.haetae.hub.audit.AuditEvent;
import kr.haetae.hub.audit.AuditLog;
import kr.haetae.hub.directory.Exchange;
import kr.haetae.hub.frame.Limit;
import kr.haetae.hub.frame.Problem;
import kr.haetae.hub.frame.ProblemCode;
import kr.haetae.hub.frame.Thrown;
import kr.haetae.hub.mailbox.ResultListener;
import kr.haetae.hub.mailbox.TaskKind;
import kr.haetae.protocol.Delivery;
import kr.haetae.protocol.Envelope;
import kr.haetae.protocol.MalformedMessageException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Takes in answers. The first valid one counts, whoever holds the lease; the same again changes nothing; another one is
 * kept, recorded and alarmed, and changes nothing either.
 */
@Component
public class Acceptance {
    private static final Logger LOG = LoggerFactory.getLogger(Acceptance.class);

    private final AnswerStore store;
    private final AuditLog audit;
    private final Presence presence;
    private final ObjectProvider<ResultListener> listeners;
    private final Clock clock;
    private final TransactionTemplate transaction;

    Acceptance(
            AnswerStore store,
            AuditLog audit,
            Presence presence,
            ObjectProvider<ResultListener> listeners,
            Clock clock,
            TransactionTemplate transaction) {
        this.store = store;
        this.audit = audit;
        this.presence = presence;
        this.listeners = listeners;
        this.clock = clock;
        this.transaction = transaction;
    }

    private enum Outcome {
        ACCEPTED,
        REPEATED,
        CONFLICTING
    }

    private record Settled(TaskKind kind, Outcome outcome) {}

    private record Answer(UUID taskId, Exchange exchange, Envelope envelope, Delivery delivery, Instant signedAt) {}

    /**
     * Takes an answer in.
     *
     * @param wireTaskId from the request's path
     * @throws Problem {@code TASK_UNKNOWN} if the task is not that exchange's, {@code TASK_ANSWER_INVALID} if the answer
     *     is not signed by the exchange or does not fit the task, {@code TASK_ANSWERED_OTHERWISE} if another one counts
     */
    public void accept(Exchange exchange, String wireTaskId, Delivery delivery) {
        presence.heard(exchange.id());
        UUID taskId = TaskIds.ofWire(wireTaskId).orElseThrow(() -> new Problem(ProblemCode.TASK_UNKNOWN));
        try {
            Answer answer = open(exchange, taskId, delivery);
            byte[] attached = delivery.attached();
            Settled settled = Objects.requireNonNull(transaction.execute(status -> settle(answer, attached)));
            if (settled.outcome == Outcome.ACCEPTED) {
                tellListeners(settled.kind, taskId);
            } else if (settled.outcome == Outcome.CONFLICTING) {
                LOG.error("ALARM: exchange {} answered task {} again and otherwise", exchange.id(), taskId);
                throw new Problem(ProblemCode.TASK_ANSWERED_OTHERWISE);
            }
        } catch (MalformedMessageException e) {
            LOG.warn("Exchange {} sent an invalid answer to task {}: {}", exchange.id(), taskId, e.getMessage());
            throw new Problem(ProblemCode.TASK_ANSWER_INVALID);
        }
    }

    private static Answer open(Exchange exchange, UUID taskId, Delivery delivery) {
        Envelope envelope = Envelope.open(
                delivery.envelope(), exchange.verifyKey(), exchange.id().name(), Envelope.HUB);
        if (!envelope.taskId().equals(TaskIds.toWire(taskId))) {
            throw new MalformedMessageException("an answer to another task");
        }
        return new Answer(taskId, exchange, envelope, delivery, envelope.signedAt());
    }

    private Settled settle(Answer answer, byte[] attached) {
        OpenTask task = store.lock(answer.taskId, answer.exchange.id())
                .orElseThrow(() -> new Problem(ProblemCode.TASK_UNKNOWN));
        Answers.checkFits(task.kind(), answer.envelope.message(), attached, task.attachmentBytes());
        String counting = task.answer();
        if (counting != null) {
            return new Settled(task.kind(), compare(answer, counting));
        }
        if (task.state() == OpenTask.State.WITHDRAWN) {
            keepLate(answer, "withdrawn");
            return new Settled(task.kind(), Outcome.REPEATED);
        }
        store.accept(answer.taskId, answer.delivery.envelope(), attached, answer.signedAt, clock.instant());
        record(AuditEvent.TASK_ANSWERED, answer);
        return new Settled(task.kind(), Outcome.ACCEPTED);
    }

    private Outcome compare(Answer answer, String counting) {
        if (says(counting, answer)) {
            return Outcome.REPEATED;
        }
        if (keepLate(answer, "conflict")) {
            record(AuditEvent.TASK_ANSWERED_OTHERWISE, answer);
        }
        return Outcome.CONFLICTING;
    }

    /** Keeps what is new, up to a limit: nobody fills the hub by contradicting himself. */
    private boolean keepLate(Answer answer, String reason) {
        List<String> kept = store.lateAnswers(answer.taskId);
        if (kept.size() >= Limit.CONTRADICTING_ANSWERS_KEPT.value()
                || kept.stream().anyMatch(late -> says(late, answer))) {
            return false;
        }
        store.keepLate(answer.taskId, reason, answer.delivery.envelope(), clock.instant());
        return true;
    }

    private static boolean says(String storedEnvelope, Answer answer) {
        return Answers.stored(storedEnvelope)
                .filter(stored -> Answers.agree(stored, answer.envelope.message()))
                .isPresent();
    }

    private void record(AuditEvent event, Answer answer) {
        String exchange = answer.exchange.id().name();
        Map<String, String> facts = Map.of(
                "task", answer.taskId.toString(),
                "exchange", exchange,
                "answer", Answers.nameOf(answer.envelope.message()),
                "envelopeSha256", Answers.sha256Hex(answer.delivery.envelope()));
        audit.record(new AuditEntry(event, "exchange:" + exchange, null, facts));
    }

    private void tellListeners(TaskKind kind, UUID taskId) {
        listeners.stream().filter(listener -> listener.kind() == kind).forEach(listener -> {
            try {
                listener.resultArrived(taskId);
            } catch (RuntimeException e) {
                LOG.warn("A listener failed on task {}; its rescan finds the answer: {}", taskId, Thrown.toLog(e));
            }
        });
    }
}
