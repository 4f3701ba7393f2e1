package kr.haetae.agent.command;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import kr.haetae.agent.answering.Answering;
import kr.haetae.agent.connector.ConnectorException;
import kr.haetae.agent.keys.AgentDirectory;
import kr.haetae.agent.report.Console;
import kr.haetae.agent.report.ExitCode;
import kr.haetae.agent.report.Problem;
import kr.haetae.agent.wallets.LoadedWallets;
import org.jspecify.annotations.Nullable;

/** {@code agent run}: answers from the first second, reads the wallets beside it, publishes whenever it is due. */
final class Run {
    private static final Duration CHECK_EVERY = Duration.ofSeconds(60);
    private static final Duration RETRY_AFTER = Duration.ofSeconds(2);
    private static final Duration RETRY_READING_AFTER = Duration.ofSeconds(30);
    private static final Duration FIRST_POLL_WITHIN = Duration.ofSeconds(2);
    private static final long STOP_WITHIN_MILLIS = 4_000;

    private final AgentDirectory directory;
    private final AgentParts parts;
    private final Console console;
    private final Clock clock;
    private @Nullable LoadedWallets loaded;
    private Instant readAt = Instant.EPOCH;

    Run(AgentDirectory directory, AgentParts parts, Console console, Clock clock) {
        this.directory = directory;
        this.parts = parts;
        this.console = console;
        this.clock = clock;
    }

    /** Works until the process is told to stop. */
    void run() throws IOException, InterruptedException {
        AgentLock lock = AgentLock.take(directory)
                .orElseThrow(() -> new Problem(ExitCode.ALREADY_RUNNING, "running", directory.root()));
        try (lock;
                Answering answering = parts.startAnswering(directory, console, clock)) {
            console.info("run.started", parts.config().exchange(), parts.group().name());
            CountDownLatch stopped = new CountDownLatch(1);
            stopOnSignal(answering, stopped);
            try {
                // reading a long list takes every core: the hub is asked for tasks first
                answering.awaitFirstPoll(FIRST_POLL_WITHIN);
                publishForEver();
            } catch (InterruptedException e) {
                console.info("run.stopped");
            } finally {
                stopped.countDown();
            }
        }
    }

    /** On SIGTERM or Ctrl-C: no new work, answers under way leave, publishing stops where it can be resumed. */
    private static void stopOnSignal(Answering answering, CountDownLatch stopped) {
        Thread main = Thread.currentThread();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            if (stopped.getCount() == 0) {
                return;
            }
            main.interrupt();
            answering.close();
            try {
                if (!stopped.await(STOP_WITHIN_MILLIS, TimeUnit.MILLISECONDS)) {
                    // Whatever still runs is ended by the exit itself, as safely as by kill -9.
                    return;
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }));
    }

    private void publishForEver() throws InterruptedException {
        while (true) {
            Duration pause = CHECK_EVERY;
            try {
                LoadedWallets wallets = freshWallets();
                parts.publisher().publish(wallets, false);
            } catch (ConnectorException e) {
                pause = afterFailedReading(e);
            } catch (IOException e) {
                pause = RETRY_AFTER;
            } catch (Problem e) {
                console.warn(e);
            }
            TimeUnit.MILLISECONDS.sleep(pause.toMillis());
        }
    }

    private LoadedWallets freshWallets() throws ConnectorException, IOException {
        LoadedWallets current = loaded;
        Duration every = parts.config().refreshEvery();
        boolean due = !every.isZero() && !clock.instant().isBefore(readAt.plus(every));
        if (current == null || due) {
            current = parts.wallets().read();
            loaded = current;
            readAt = clock.instant();
        }
        return current;
    }

    /** A first reading that can never succeed ends the agent; any other failure keeps the list there is. */
    private Duration afterFailedReading(ConnectorException e) throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        Problem problem = Problem.unreadableWallets(e);
        if (loaded == null && !e.retriable()) {
            throw new EndingProblem(problem);
        }
        console.warn(problem);
        return RETRY_READING_AFTER;
    }

    /** A problem that retrying cannot cure. */
    static final class EndingProblem extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final Problem problem;

        EndingProblem(Problem problem) {
            super(problem);
            this.problem = problem;
        }

        Problem problem() {
            return problem;
        }
    }
}
