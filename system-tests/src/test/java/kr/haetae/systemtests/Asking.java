package kr.haetae.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import kr.haetae.cli.hubclient.HubClient;
import kr.haetae.cli.hubclient.HubGone;
import org.junit.jupiter.api.Assertions;

/** A person at the command line: asks, and where the hub vanishes does as the printed command says. */
record Asking(List<String> arguments) {
    private static final Duration LIMIT = Duration.ofMinutes(3);
    private static final int GONE = 4;

    /** A machine busy with other things takes its time to start an agent again. */
    private static final String PATIENT_SECONDS = "150";

    private static final int MOST_TIMES = 4;
    private static final Pattern TOLD = Pattern.compile("\\./haetae (verify .*)");
    private static final Pattern RESUME = Pattern.compile("--resume (\\S+)");

    static Asking of(DemoProcess demo, Path list) {
        return of(demo, "DEMO-1", list, "en");
    }

    static Asking of(DemoProcess demo, String caseId, Path list, String language) {
        return new Asking(
                List.of("verify", "--hub", demo.url(), "--case", caseId, "--in", list.toString(), "--lang", language));
    }

    /** Gives the exchanges more time than they are given by default. */
    static Asking patiently(DemoProcess demo, Path list) {
        List<String> arguments = new ArrayList<>(of(demo, list).arguments);
        arguments.addAll(List.of("--deadline", PATIENT_SECONDS));
        return new Asking(arguments);
    }

    static Asking resuming(DemoProcess demo, String id) {
        return new Asking(List.of("verify", "--hub", demo.url(), "--resume", id, "--lang", "en"));
    }

    /** Asks once, whatever comes of it. */
    Running.Outcome once(Path result, Duration limit) throws IOException, InterruptedException {
        return Running.haetae(limit, withResult(result).toArray(String[]::new));
    }

    /** Asks once, which must do. */
    Path onceInto(Path result, Duration limit) throws IOException, InterruptedException {
        Running.Outcome outcome = once(result, limit);
        assertThat(outcome.exit()).as(outcome.err()).isZero();
        return result;
    }

    /** Asks until every row has its verdict, however often the hub goes away meanwhile. */
    Path into(Path result) {
        List<String> command = withResult(result);
        for (int time = 0; time < MOST_TIMES; time++) {
            Running.Outcome outcome = run(command);
            if (outcome.exit() == 0) {
                return result;
            }
            assertThat(outcome.exit()).as(outcome.err()).isEqualTo(GONE);
            Matcher told = TOLD.matcher(outcome.err());
            assertThat(told.find()).as(outcome.err()).isTrue();
            command = new ArrayList<>(List.of(told.group(1).split(" ", -1)));
        }
        return Assertions.fail("the hub was gone " + MOST_TIMES + " times");
    }

    /** Asks, sees the hub vanish, and gives the id that resumes. */
    String untilTheHubIsGone(Path result) {
        Running.Outcome outcome = run(withResult(result));
        assertThat(outcome.exit()).as(outcome.err()).isEqualTo(GONE);
        Matcher id = RESUME.matcher(outcome.err());
        assertThat(id.find()).as(outcome.err()).isTrue();
        return id.group(1);
    }

    /** Waits until the hub has taken so many verifications in. */
    static void untilSubmitted(DemoProcess demo, int count) throws InterruptedException, HubGone {
        HubClient hub = investigatorAt(demo);
        long deadline = System.nanoTime() + LIMIT.toNanos();
        while (submitted(hub) < count) {
            assertThat(System.nanoTime()).isLessThan(deadline);
            Thread.sleep(50);
        }
    }

    /** How many verifications the hub has taken in. */
    static int submitted(DemoProcess demo) throws InterruptedException, HubGone {
        return submitted(investigatorAt(demo));
    }

    private static int submitted(HubClient hub) throws InterruptedException, HubGone {
        return hub.get("/api/v1/verifications?caseId=DEMO-1").path("items").size();
    }

    private static HubClient investigatorAt(DemoProcess demo) throws InterruptedException, HubGone {
        HubClient hub = new HubClient(URI.create(demo.url()), "en");
        hub.logInToDemo("investigator");
        return hub;
    }

    private List<String> withResult(Path result) {
        List<String> command = new ArrayList<>(arguments);
        command.addAll(List.of("--out", result.toString(), "--as", "investigator"));
        return command;
    }

    private static Running.Outcome run(List<String> command) {
        try {
            return Running.haetae(LIMIT, command.toArray(String[]::new));
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}
