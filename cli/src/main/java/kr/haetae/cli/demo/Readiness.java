package kr.haetae.cli.demo;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import kr.haetae.cli.CommandFailure;
import kr.haetae.cli.ExitCode;
import kr.haetae.cli.hubclient.HubClient;
import kr.haetae.cli.hubclient.HubGone;
import tools.jackson.databind.JsonNode;

/** Waits until the hub answers and every exchange's index is active. */
final class Readiness {
    private static final Duration HUB_LIMIT = Duration.ofMinutes(3);
    private static final Duration SAY_AGAIN = Duration.ofMinutes(1);
    private static final long PAUSE_MILLIS = 200;

    private final HubClient client;
    private final Console console;

    Readiness(URI hub, Console console) {
        this.client = new HubClient(hub, console.texts().language());
        this.console = console;
    }

    void awaitHub(Child hub, Path card) throws InterruptedException {
        long started = System.nanoTime();
        while (true) {
            try {
                if (!Files.exists(card)) {
                    throw new HubGone("its card is not there yet");
                }
                client.logInToDemo("investigator");
                console.say("demo.hubUp", (System.nanoTime() - started) / 1_000_000_000);
                return;
            } catch (HubGone notYet) {
                if (!hub.alive() || System.nanoTime() - started > HUB_LIMIT.toNanos()) {
                    throw new CommandFailure(
                            ExitCode.FAILED,
                            console.texts().say("demo.givingUp", hub.name(), hub.lastWords(), hub.log()));
                }
                Thread.sleep(PAUSE_MILLIS);
            }
        }
    }

    /** Looks after the processes while somebody waits for them. */
    interface Watch {
        /** Starts again whatever was killed; refuses to go on where one has given up. */
        void look() throws InterruptedException, IOException;
    }

    /**
     * As long as it takes, for large lists take long; but not for an agent that has given up. A person sees the count move,
     * and is told whom it waits for when it does not.
     */
    void awaitIndexes(List<DemoExchange> exchanges, Watch watch) throws InterruptedException, IOException {
        Set<String> missing = new TreeSet<>();
        exchanges.forEach(exchange -> missing.add(exchange.name()));
        int shown = -1;
        long movedNanos = System.nanoTime();
        while (true) {
            missing.removeAll(activeIndexes());
            int active = exchanges.size() - missing.size();
            if (active > shown) {
                shown = active;
                movedNanos = System.nanoTime();
                console.say("demo.indexing", active, exchanges.size());
            }
            if (missing.isEmpty()) {
                return;
            }
            if (System.nanoTime() - movedNanos > SAY_AGAIN.toNanos()) {
                movedNanos = System.nanoTime();
                console.say("demo.stillWaiting", String.join(", ", missing));
            }
            watch.look();
            Thread.sleep(PAUSE_MILLIS);
        }
    }

    private Set<String> activeIndexes() {
        Set<String> active = new HashSet<>();
        try {
            for (JsonNode exchange : client.get("/api/v1/exchanges").path("items")) {
                JsonNode facts = exchange.path("facts");
                if (facts.path("online").asBoolean(false)
                        && !facts.path("indexActivatedAt").asString("").isEmpty()) {
                    active.add(exchange.path("name").asString(""));
                }
            }
        } catch (HubGone away) {
            active.clear();
        }
        return active;
    }
}
