package kr.haetae.cli.demo;

import java.net.URI;
import java.time.Duration;
import kr.haetae.cli.CommandFailure;
import kr.haetae.cli.ExitCode;
import kr.haetae.cli.hubclient.HubClient;
import kr.haetae.cli.hubclient.HubGone;
import tools.jackson.databind.JsonNode;

/** Waits until the hub answers and every exchange's index is active. */
final class Readiness {
    private static final Duration HUB_LIMIT = Duration.ofMinutes(3);
    private static final long PAUSE_MILLIS = 200;

    private final HubClient client;
    private final Console console;

    Readiness(URI hub, Console console) {
        this.client = new HubClient(hub, console.texts().language());
        this.console = console;
    }

    void awaitHub(Child hub) throws InterruptedException {
        long started = System.nanoTime();
        while (true) {
            try {
                client.logInToDemo("investigator");
                console.say("demo.hubUp", (System.nanoTime() - started) / 1_000_000_000);
                return;
            } catch (HubGone notYet) {
                if (!hub.alive() || System.nanoTime() - started > HUB_LIMIT.toNanos()) {
                    throw new CommandFailure(
                            ExitCode.FAILED, console.texts().say("demo.givingUp", hub.name(), hub.log()));
                }
                Thread.sleep(PAUSE_MILLIS);
            }
        }
    }

    /** As long as it takes: a person sees the count move, and an agent's log says why one does not. */
    void awaitIndexes(int exchanges) throws InterruptedException {
        int shown = -1;
        while (shown < exchanges) {
            int active = activeIndexes();
            if (active > shown) {
                shown = active;
                console.say("demo.indexing", active, exchanges);
            }
            if (shown < exchanges) {
                Thread.sleep(PAUSE_MILLIS);
            }
        }
    }

    private int activeIndexes() {
        try {
            int active = 0;
            for (JsonNode exchange : client.get("/api/v1/exchanges").path("items")) {
                if (!exchange.path("indexActivatedAt").asString("").isEmpty()) {
                    active++;
                }
            }
            return active;
        } catch (HubGone away) {
            return 0;
        }
    }
}
