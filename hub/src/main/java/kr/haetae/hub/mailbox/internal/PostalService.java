package kr.haetae.hub.mailbox.internal;

import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import kr.haetae.hub.directory.ExchangeId;
import kr.haetae.hub.mailbox.DeliveryHop;
import kr.haetae.hub.mailbox.Mailbox;
import kr.haetae.hub.mailbox.NewTask;
import kr.haetae.hub.mailbox.TaskKind;
import kr.haetae.hub.mailbox.TaskResult;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** The mailbox as other features see it. */
@Component
class PostalService implements Mailbox {
    private static final int MAX_CLAIMED = 256;

    private final TaskStore tasks;
    private final AnswerStore answers;
    private final Polls polls;
    private final NodeSignals nodes;
    private final Presence presence;
    private final Clock clock;

    PostalService(
            TaskStore tasks, AnswerStore answers, Polls polls, NodeSignals nodes, Presence presence, Clock clock) {
        this.tasks = tasks;
        this.answers = answers;
        this.polls = polls;
        this.nodes = nodes;
        this.presence = presence;
        this.clock = clock;
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void submit(List<NewTask> submitted) {
        if (submitted.isEmpty()) {
            return;
        }
        tasks.insert(submitted, clock.instant());
        List<ExchangeId> exchanges =
                submitted.stream().map(NewTask::exchange).distinct().toList();
        exchanges.forEach(exchange -> tasks.notifyNodes(NodeSignals.CHANNEL, nodes.payloadFor(exchange)));
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                exchanges.forEach(polls::signal);
            }
        });
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public List<TaskResult> takeUnprocessed(TaskKind kind, int max) {
        if (max < 1 || max > MAX_CLAIMED) {
            throw new IllegalArgumentException("1 to " + MAX_CLAIMED + " results");
        }
        return answers.claim(kind, max, clock.instant());
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void markProcessed(UUID taskId) {
        if (answers.processed(taskId, clock.instant()) != 1) {
            throw new IllegalStateException("task " + taskId + " has no answer to be processed");
        }
    }

    @Override
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public void putOff(UUID taskId) {
        answers.putOff(taskId, clock.instant());
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void withdraw(Collection<UUID> taskIds) {
        tasks.withdraw(taskIds, clock.instant());
    }

    @Override
    public boolean online(ExchangeId exchange) {
        return presence.online(exchange);
    }

    @Override
    public Optional<Instant> lastSeen(ExchangeId exchange) {
        return presence.lastSeen(exchange);
    }

    @Override
    public List<DeliveryHop> evidence(UUID taskId) {
        return answers.evidence(taskId);
    }

    @Override
    public boolean handedOver(UUID taskId, String envelopeSha256) {
        return tasks.wasRelayed(taskId, envelopeSha256);
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void eraseRequests(Collection<UUID> taskIds) {
        tasks.eraseEnvelopes(taskIds);
    }

    @Override
    @Transactional
    public int endRetention(Instant submittedBefore) {
        return tasks.withdrawSubmittedBefore(submittedBefore, clock.instant());
    }
}
