package kr.haetae.agent.answering;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import kr.haetae.agent.hublink.Backoff;
import kr.haetae.agent.hublink.HubLink;
import kr.haetae.agent.hublink.HubLink.Reply;
import kr.haetae.agent.keys.AgentKeys;
import kr.haetae.agent.report.Console;
import kr.haetae.agent.report.ExitCode;
import kr.haetae.agent.report.Problem;
import kr.haetae.protocol.AgentApi;
import kr.haetae.protocol.Delivery;
import kr.haetae.protocol.Json;
import kr.haetae.protocol.MalformedMessageException;

/**
 * Asks the hub for tasks for ever, has them answered, and posts each answer until the hub takes it. A hub that is away is
 * asked again soon; it never ends the agent, and neither does one that refuses it or a failure nobody foresaw. Each loop has its name, and says until its first poll is answered that it has
 * just started: what a killed agent of this folder was given comes again at once.
 */
final class TaskPoller implements AutoCloseable {
    private static final int POLLERS = 2;
    private static final int MAX_TASKS = 8;
    private static final int MAX_UNDERWAY = POLLERS * MAX_TASKS;
    private static final int WAIT_MILLIS = 25_000;
    private static final Duration TIMEOUT = Duration.ofMillis(WAIT_MILLIS + 10_000);
    private static final int WORKER_NAME_CHARACTERS = 16;
    private static final Duration LAST_ANSWERS = Duration.ofSeconds(2);
    private static final String PATH = AgentApi.TASKS + "?max=" + MAX_TASKS;

    private final HubLink hub;
    private final AgentKeys keys;
    private final TaskDesk desk;
    private final LastPoll lastPoll;
    private final Console console;
    private final ExecutorService pollers = Executors.newFixedThreadPool(POLLERS);
    private final ExecutorService handlers = Executors.newFixedThreadPool(MAX_UNDERWAY);
    private final Semaphore slots = new Semaphore(MAX_UNDERWAY);
    private final CountDownLatch asked = new CountDownLatch(1);
    private volatile boolean stopping;
    private final AtomicReference<Contact> contact = new AtomicReference<>(Contact.FINE);

    /** How the last poll ended; people are told when it changes. */
    private enum Contact {
        FINE,
        AWAY,
        REFUSED
    }

    /** The hub answered, and the answer was no: its operator has suspended this agent or never admitted it. */
    private static final class PollRefused extends Exception {
        private static final long serialVersionUID = 1L;

        private final int status;

        PollRefused(int status) {
            super("HTTP " + status);
            this.status = status;
        }
    }

    TaskPoller(HubLink hub, AgentKeys keys, TaskDesk desk, LastPoll lastPoll, Console console) {
        this.hub = hub;
        this.keys = keys;
        this.desk = desk;
        this.lastPoll = lastPoll;
        this.console = console;
    }

    void start() {
        for (int i = 0; i < POLLERS; i++) {
            String worker = workerName(i);
            pollers.execute(() -> pollUntilStopped(worker));
        }
    }

    /** The same after every start of the agent in this folder, for only it has the key. */
    private String workerName(int loop) {
        byte[] purpose = ("poll loop " + loop).getBytes(StandardCharsets.US_ASCII);
        return keys.pseudonym(purpose).substring(0, WORKER_NAME_CHARACTERS);
    }

    private void pollUntilStopped(String worker) {
        Backoff backoff = new Backoff();
        boolean fresh = true;
        boolean reached = false;
        while (!stopping) {
            try {
                slots.acquire(MAX_TASKS);
                int used = 0;
                try {
                    List<Delivery> tasks = poll(worker, fresh, reached);
                    fresh = false;
                    reached = true;
                    noteReached();
                    backoff.reset();
                    for (Delivery task : tasks.subList(0, Math.min(MAX_TASKS, tasks.size()))) {
                        handlers.execute(() -> handle(task));
                        used++;
                    }
                } finally {
                    slots.release(MAX_TASKS - used);
                }
            } catch (IOException | MalformedMessageException e) {
                reached = false;
                noteAway();
                sleep(backoff);
            } catch (PollRefused e) {
                reached = false;
                noteRefused(e.status);
                sleep(backoff);
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException e) {
                noteUnforeseen(e);
                sleep(backoff);
            }
        }
    }

    /**
     * A poll that follows no answered one is answered at once, with tasks or with nothing: it tells that the hub is there. The
     * first of a run is also given what a killed agent left.
     */
    private List<Delivery> poll(String worker, boolean fresh, boolean reached)
            throws IOException, InterruptedException, PollRefused {
        String query =
                "&waitMillis=" + (reached ? WAIT_MILLIS : 0) + "&worker=" + worker + (fresh ? "&fresh=true" : "");
        Reply reply;
        try {
            reply = hub.get(PATH + query, TIMEOUT);
        } finally {
            asked.countDown();
        }
        if (reply.status() == 204) {
            return List.of();
        }
        if (reply.status() == 401 || reply.status() == 403) {
            throw new PollRefused(reply.status());
        }
        if (reply.status() != 200) {
            throw new IOException("the hub answered " + reply.status());
        }
        return Json.read(reply.body(), Delivery.Batch.class).tasks();
    }

    /** Waits until a first poll was answered or failed; a hub that takes longer than this is away. */
    void awaitFirstPoll(Duration longest) throws InterruptedException {
        if (!asked.await(longest.toMillis(), TimeUnit.MILLISECONDS)) {
            noteAway();
        }
    }

    private void handle(Delivery task) {
        try {
            Optional<TaskDesk.Answer> answer = desk.answer(task);
            if (answer.isPresent()) {
                post(answer.get());
            }
        } catch (IOException e) {
            console.warn("journal.unwritable");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            // The type alone: a message may quote what the hub sent. The hub delivers the task again.
            console.warn("task.failed", e.getClass().getName());
        } finally {
            slots.release();
        }
    }

    private void post(TaskDesk.Answer answer) throws InterruptedException {
        Backoff backoff = new Backoff();
        while (!stopping) {
            try {
                Reply reply = hub.post(AgentApi.TASKS + "/" + answer.taskId() + AgentApi.RESULT, answer.delivery());
                if (reply.ok()) {
                    return;
                }
                if (reply.status() < 500 && reply.status() != 408 && reply.status() != 429) {
                    console.warn("answer.notTaken", answer.taskId(), reply.status());
                    return;
                }
            } catch (IOException e) {
                noteAway();
            }
            backoff.sleep();
        }
    }

    private void noteReached() {
        lastPoll.reached();
        if (contact.getAndSet(Contact.FINE) != Contact.FINE) {
            console.info("hub.back");
        }
    }

    private void noteAway() {
        // a refused agent whose connection has ended is refused in the handshake: that is no news
        if (!stopping && contact.compareAndSet(Contact.FINE, Contact.AWAY)) {
            console.warn("hub.away");
        }
    }

    private void noteRefused(int status) {
        if (!stopping && contact.getAndSet(Contact.REFUSED) != Contact.REFUSED) {
            console.warn(new Problem(ExitCode.REFUSED_BY_HUB, "hub.refused", status));
        }
    }

    /** The type alone, as for a task; a loop that ended here would leave the agent half deaf without a word. */
    private void noteUnforeseen(RuntimeException failure) {
        if (!stopping) {
            console.warn("poll.failed", failure.getClass().getName());
        }
    }

    private static void sleep(Backoff backoff) {
        try {
            backoff.sleep();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Stops asking, lets answers under way leave, and returns within a few seconds. */
    @Override
    public void close() {
        stopping = true;
        pollers.shutdownNow();
        handlers.shutdown();
        try {
            // Not interrupted on the way: an interrupt in the middle of a write would close the log.
            if (!handlers.awaitTermination(LAST_ANSWERS.toMillis(), TimeUnit.MILLISECONDS)) {
                console.info("stop.unanswered");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
