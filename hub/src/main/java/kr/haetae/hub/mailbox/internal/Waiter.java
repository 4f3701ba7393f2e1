package kr.haetae.hub.mailbox.internal;

import java.util.List;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.Predicate;
import kr.haetae.hub.directory.ExchangeId;
import kr.haetae.protocol.Delivery;
import org.jspecify.annotations.Nullable;

/**
 * One waiting poll and its small state machine. Signals may come at any time from any thread; at most one thread looks
 * for tasks on its behalf, a signal during the look causes another, and it ends exactly once: with tasks, or empty when
 * its time is over. So no task is ever taken for a poll that has already been answered.
 */
final class Waiter {
    private enum State {
        IDLE,
        QUEUED,
        LOOKING,
        ENDED
    }

    private final ExchangeId exchange;
    private final PollWorker worker;
    private final int max;
    private final Predicate<List<Delivery>> reply;
    private final Consumer<Waiter> onEnd;

    private State state = State.IDLE;
    private boolean signalled;
    private boolean timeOver;
    private @Nullable Future<?> timeout;

    /**
     * A poll.
     *
     * @param worker which loop asks
     * @param reply answers the poll; false if it is gone
     * @param onEnd run once, before the reply
     */
    Waiter(ExchangeId exchange, PollWorker worker, int max, Predicate<List<Delivery>> reply, Consumer<Waiter> onEnd) {
        this.exchange = exchange;
        this.worker = worker;
        this.max = max;
        this.reply = reply;
        this.onEnd = onEnd;
    }

    ExchangeId exchange() {
        return exchange;
    }

    PollWorker worker() {
        return worker;
    }

    int max() {
        return max;
    }

    /** What will call {@link #timeOver}, to be cancelled when the poll ends before. */
    synchronized void timedBy(Future<?> timer) {
        timeout = timer;
    }

    /** There may be something: true if the caller must now have somebody look. */
    synchronized boolean signal() {
        if (state == State.IDLE) {
            state = State.QUEUED;
            return true;
        }
        signalled = state == State.LOOKING;
        return false;
    }

    /** True if the caller is to look for tasks; it must then call {@link #found} or {@link #foundNothing}. */
    synchronized boolean startLooking() {
        if (state != State.QUEUED) {
            return false;
        }
        state = State.LOOKING;
        signalled = false;
        return true;
    }

    /** Answers the poll with the tasks taken for it: false if it is gone and they must be put back. */
    boolean found(List<Delivery> tasks) {
        synchronized (this) {
            state = State.ENDED;
        }
        return answer(tasks);
    }

    /** Nothing was there: true if the caller is to look again, for there was a signal meanwhile. */
    boolean foundNothing() {
        synchronized (this) {
            if (!timeOver) {
                boolean again = signalled;
                signalled = false;
                state = again ? State.LOOKING : State.IDLE;
                return again;
            }
            state = State.ENDED;
        }
        answer(List.of());
        return false;
    }

    /** Its time is over: answered empty now, or after the look that is due or under way. */
    void timeOver() {
        endUnless(State.QUEUED);
    }

    /** Nobody needs it any more: answered empty now, or after the look under way. */
    void release() {
        endUnless(State.LOOKING);
    }

    private void endUnless(State awaited) {
        synchronized (this) {
            timeOver = true;
            if (state == awaited || state == State.LOOKING || state == State.ENDED) {
                return;
            }
            state = State.ENDED;
        }
        answer(List.of());
    }

    private boolean answer(List<Delivery> tasks) {
        onEnd.accept(this);
        Future<?> timer;
        synchronized (this) {
            timer = timeout;
        }
        if (timer != null) {
            timer.cancel(false);
        }
        return reply.test(tasks);
    }
}
