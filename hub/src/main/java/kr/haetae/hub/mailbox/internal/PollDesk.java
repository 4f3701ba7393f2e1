package kr.haetae.hub.mailbox.internal;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import kr.haetae.hub.directory.ExchangeId;
import org.springframework.stereotype.Component;

/** The polls waiting now. Waiting costs a record here: no thread, no connection to the database. */
@Component
class PollDesk {
    private final Map<ExchangeId, Deque<Waiter>> waiting = new HashMap<>();
    private final int maxPolls;
    private boolean closed;

    PollDesk(MailboxProperties properties) {
        this.maxPolls = properties.maxPolls();
    }

    /** Registers a poll; the older poll of its worker, or the oldest if there are too many, is released. */
    void enter(Waiter waiter) {
        List<Waiter> released = new ArrayList<>();
        synchronized (this) {
            if (closed) {
                released.add(waiter);
            } else {
                Deque<Waiter> queue = waiting.computeIfAbsent(waiter.exchange(), id -> new ArrayDeque<>());
                queue.removeIf(older -> older.worker().is(waiter.worker()) && released.add(older));
                while (queue.size() >= maxPolls) {
                    released.add(queue.removeFirst());
                }
                queue.addLast(waiter);
            }
        }
        released.forEach(Waiter::release);
    }

    synchronized void leave(Waiter waiter) {
        Deque<Waiter> queue = waiting.get(waiter.exchange());
        if (queue != null && queue.remove(waiter) && queue.isEmpty()) {
            waiting.remove(waiter.exchange());
        }
    }

    synchronized boolean isWaiting(ExchangeId exchange) {
        return waiting.containsKey(exchange);
    }

    synchronized Set<ExchangeId> exchangesWaiting() {
        return Set.copyOf(waiting.keySet());
    }

    synchronized List<Waiter> of(ExchangeId exchange) {
        Deque<Waiter> queue = waiting.get(exchange);
        return queue == null ? List.of() : List.copyOf(queue);
    }

    synchronized List<Waiter> all() {
        return waiting.values().stream().flatMap(Deque::stream).toList();
    }

    /** Lets nobody wait any more; those waiting are answered empty, so that a stopping hub need not wait for them. */
    void close() {
        synchronized (this) {
            closed = true;
        }
        all().forEach(Waiter::release);
    }
}
