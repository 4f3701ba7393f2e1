package kr.haetae.hub.mailbox.internal;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import kr.haetae.hub.directory.ExchangeId;
import kr.haetae.hub.frame.Thrown;
import kr.haetae.hub.keys.HubKeys;
import kr.haetae.hub.mailbox.TaskContent;
import kr.haetae.hub.mailbox.TaskContents;
import kr.haetae.hub.mailbox.TaskKind;
import kr.haetae.protocol.Delivery;
import kr.haetae.protocol.Envelope;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Leases due tasks, renders and signs them. */
@Component
class Dispatch {
    private static final Logger LOG = LoggerFactory.getLogger(Dispatch.class);

    private final TaskStore store;
    private final ObjectProvider<TaskContents> contents;
    private final HubKeys keys;
    private final Clock clock;
    private final MailboxProperties properties;
    private final TransactionTemplate transaction;

    Dispatch(
            TaskStore store,
            ObjectProvider<TaskContents> contents,
            HubKeys keys,
            Clock clock,
            MailboxProperties properties,
            TransactionTemplate transaction) {
        this.store = store;
        this.contents = contents;
        this.keys = keys;
        this.clock = clock;
        this.properties = properties;
        this.transaction = transaction;
    }

    /** What was made ready for a poll: the tasks leased, and those of them that could be rendered. */
    record Parcel(List<LeasedTask> tasks, List<Delivery> deliveries) {
        /** Nothing. */
        static final Parcel NONE = new Parcel(List.of(), List.of());

        boolean isEmpty() {
            return deliveries.isEmpty();
        }
    }

    /** Takes what is due for a poll. Three short steps, none of which holds a connection during another. */
    Parcel take(Waiter poll) {
        List<LeasedTask> leased = lease(poll);
        List<LeasedTask> tasks = new ArrayList<>(leased.size());
        List<Delivery> deliveries = new ArrayList<>(leased.size());
        List<Relay> relays = new ArrayList<>(leased.size());
        for (LeasedTask task : leased) {
            try {
                TaskContent content = contentsOf(task.kind()).contentOf(task.subject(), poll.exchange());
                String envelope = sign(task, poll.exchange(), content);
                tasks.add(task);
                deliveries.add(Delivery.of(envelope, content.attachment()));
                relays.add(relay(task, envelope, content));
            } catch (RuntimeException e) {
                LOG.error(
                        "Task {} cannot be rendered; it is tried again when its lease ends: {}",
                        task.id(),
                        Thrown.toLog(e));
            }
        }
        if (!relays.isEmpty()) {
            Instant now = clock.instant();
            transaction.executeWithoutResult(status -> store.relayed(relays, now));
        }
        return new Parcel(tasks, deliveries);
    }

    /** Confirm requests are kept as they were signed: the answer to one names it by its hash. */
    private static Relay relay(LeasedTask task, String envelope, TaskContent content) {
        return new Relay(
                task.id(),
                task.attempt(),
                Answers.sha256Hex(envelope),
                content.attachment().length,
                task.kind() == TaskKind.CONFIRM ? envelope : null);
    }

    /** Puts back what could not be handed over after all. */
    void giveBack(Parcel parcel) {
        transaction.executeWithoutResult(status -> store.giveBack(parcel.tasks()));
    }

    private List<LeasedTask> lease(Waiter poll) {
        String gone = poll.worker().predecessor();
        if (gone != null) {
            store.endLeases(poll.exchange(), gone);
        }
        Instant now = clock.instant();
        return store.lease(poll.exchange(), poll.worker().name(), poll.max(), now, now.plus(properties.lease()));
    }

    private String sign(LeasedTask task, ExchangeId exchange, TaskContent content) {
        return Envelope.of(Envelope.HUB, exchange.name(), TaskIds.toWire(task.id()), clock.instant(), content.message())
                .sign(keys.signingKey());
    }

    private TaskContents contentsOf(TaskKind kind) {
        return contents.stream()
                .filter(candidate -> candidate.kind() == kind)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("nobody renders " + kind));
    }
}
