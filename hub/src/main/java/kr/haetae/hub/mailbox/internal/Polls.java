package kr.haetae.hub.mailbox.internal;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import kr.haetae.hub.directory.ExchangeId;
import kr.haetae.hub.mailbox.internal.Dispatch.Parcel;
import kr.haetae.protocol.Delivery;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Serves polls: registers each first and looks then, so that nothing committed between the two is missed, and looks
 * again at every signal until there is something or its time is over.
 */
@Component
public class Polls implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(Polls.class);

    private final PollDesk desk;
    private final Dispatch dispatch;
    private final Presence presence;
    private final MailboxProperties properties;
    private final ExecutorService delivery;
    private final ScheduledThreadPoolExecutor timer;
    private volatile boolean running;

    Polls(PollDesk desk, Dispatch dispatch, Presence presence, MailboxProperties properties) {
        this.desk = desk;
        this.dispatch = dispatch;
        this.presence = presence;
        this.properties = properties;
        AtomicInteger count = new AtomicInteger();
        this.delivery = Executors.newFixedThreadPool(
                properties.deliveryThreads(), work -> daemon(work, "mailbox-delivery-" + count.incrementAndGet()));
        this.timer = new ScheduledThreadPoolExecutor(1, work -> daemon(work, "mailbox-timer"));
        timer.setRemoveOnCancelPolicy(true);
    }

    /**
     * Answers a poll now or when there is something for it, at the latest after its wait.
     *
     * @param worker which loop asks
     * @param reply takes the tasks, or an empty list; false if the poll is gone and cannot take them
     */
    public void poll(ExchangeId exchange, PollWorker worker, Duration wait, int max, Predicate<List<Delivery>> reply) {
        presence.heard(exchange);
        Waiter waiter = new Waiter(exchange, worker, Math.min(max, properties.maxTasksPerPoll()), reply, this::ended);
        desk.enter(waiter);
        try {
            // The first look is due before the clock starts, so that a poll that does not wait is served as well.
            signal(waiter);
            waiter.timedBy(timer.schedule(waiter::timeOver, wait.toMillis(), TimeUnit.MILLISECONDS));
        } catch (RejectedExecutionException e) {
            waiter.release();
        }
    }

    /** There may be something for an exchange. */
    void signal(ExchangeId exchange) {
        desk.of(exchange).forEach(this::signal);
    }

    /** Everybody is to look, were any signal lost. */
    void signalAll() {
        desk.all().forEach(this::signal);
    }

    private void signal(Waiter waiter) {
        if (waiter.signal()) {
            delivery.execute(() -> look(waiter));
        }
    }

    private void look(Waiter waiter) {
        if (!waiter.startLooking()) {
            return;
        }
        do {
            Parcel parcel = take(waiter);
            if (!parcel.isEmpty()) {
                handOver(waiter, parcel);
                return;
            }
        } while (waiter.foundNothing());
    }

    /** A database that is away finds nothing; the poll goes on waiting and looks again with the next signal. */
    private Parcel take(Waiter waiter) {
        try {
            return dispatch.take(waiter);
        } catch (RuntimeException e) {
            LOG.warn("Looking for the tasks of a poll failed: {}", e.getClass().getSimpleName());
            return Parcel.NONE;
        }
    }

    private void handOver(Waiter waiter, Parcel parcel) {
        if (waiter.found(parcel.deliveries())) {
            return;
        }
        try {
            dispatch.giveBack(parcel);
            signal(waiter.exchange());
        } catch (RuntimeException e) {
            LOG.warn(
                    "Tasks of a poll that went away wait for their lease to end: {}",
                    e.getClass().getSimpleName());
        }
    }

    private void ended(Waiter waiter) {
        desk.leave(waiter);
        presence.heard(waiter.exchange());
    }

    @Override
    public void start() {
        running = true;
    }

    /** Comes before the web server waits for its requests to end. */
    @Override
    public void stop() {
        running = false;
        desk.close();
        timer.shutdownNow();
        delivery.shutdown();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    private static Thread daemon(Runnable work, String name) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        return thread;
    }
}
