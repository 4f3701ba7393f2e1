package kr.haetae.cli.demo;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
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
                            ExitCode.FAILED, console.texts().say("demo.givingUp", hub.name(), hub.log()));
                }
                Thread.sleep(PAUSE_MILLIS);
            }
        }
    }

    /** As long as it takes: a person sees the count move, and an agent's log says why one does not. */
    void awaitIndexes(List<DemoExchange> exchanges) throws InterruptedException {
        Set<String> names = exchanges.stream().map(DemoExchange::name).collect(Collectors.toSet());
        int shown = -1;
        while (shown < names.size()) {
            int active = activeIndexes(names);
            if (active > shown) {
                shown = active;
                console.say("demo.indexing", active, names.size());
            }
            if (shown < names.size()) {
                Thread.sleep(PAUSE_MILLIS);
            }
        }
    }

    private int activeIndexes(Set<String> names) {
        try {
            int active = 0;
            for (JsonNode exchange : client.get("/api/v1/exchanges").path("items")) {
                JsonNode facts = exchange.path("facts");
                if (names.contains(exchange.path("name").asString(""))
                        && facts.path("online").asBoolean(false)
                        && !facts.path("indexActivatedAt").asString("").isEmpty()) {
                    active++;
                }
            }
            return active;
        } catch (HubGone away) {
            return 0;
        }
    }
}
