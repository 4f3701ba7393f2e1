package kr.haetae.cli.demo;

import java.io.IOException;
import java.net.URI;
import java.util.List;
import kr.haetae.cli.CommandFailure;
import kr.haetae.cli.ExitCode;

/** One run of the demo, from the empty folder to Ctrl-C. */
final class Demo {
    private static final long WATCH_MILLIS = 1_000;

    private final DemoOptions options;
    private final Console console;
    private final Programs programs;
    private volatile boolean stopping;

    Demo(DemoOptions options, Console console, Programs programs) {
        this.options = options;
        this.console = console;
        this.programs = programs;
    }

    int run() throws IOException, InterruptedException {
        DemoFolder folder = DemoFolder.open(options.data(), console.texts());
        Orphans orphans = new Orphans(folder);
        int stopped = orphans.stop();
        if (stopped > 0) {
            console.say("demo.orphans", stopped);
        }
        checkPort();
        Network network = new Network(folder, options, programs, console.texts());
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(network, folder), "demo-stop"));
        console.say("demo.data", folder.root());
        try {
            start(folder, network, orphans);
        } catch (CommandFailure failure) {
            // the log the message names must still be there when it is read
            folder.keep();
            throw failure;
        }
        watch(network, orphans);
        return ExitCode.OK;
    }

    private void start(DemoFolder folder, Network network, Orphans orphans) throws IOException, InterruptedException {
        console.say("demo.hubStarting");
        folder.dismissAllBut(options.exchanges());
        Child hub = network.startHub();
        orphans.remember(network.children());
        WalletFiles wallets = new WalletFiles(folder, options);
        for (DemoExchange exchange : options.exchanges()) {
            wallets.write(exchange, console);
            network.initialise(exchange);
        }
        wallets.writeSample();
        URI url = URI.create("http://localhost:" + options.port());
        Readiness readiness = new Readiness(url, console);
        readiness.awaitHub(hub, folder.hubCard());
        console.say("demo.agentsStarting", options.exchanges().size());
        for (DemoExchange exchange : options.exchanges()) {
            network.startAgent(exchange);
            orphans.remember(network.children());
        }
        readiness.awaitIndexes(options.exchanges(), () -> tend(network, orphans, true));
        console.say("demo.hint", url);
        console.ready(url.toString());
    }

    /** A process that ends by itself is started again: nothing accepted is ever lost by that. */
    private void watch(Network network, Orphans orphans) throws InterruptedException, IOException {
        while (!stopping) {
            Thread.sleep(WATCH_MILLIS);
            tend(network, orphans, false);
        }
    }

    private void tend(Network network, Orphans orphans, boolean starting) throws InterruptedException, IOException {
        List<Child> ended =
                network.children().stream().filter(child -> !child.alive()).toList();
        // Ctrl-C reaches every process of the terminal at once: give our own hook the time to say so
        Thread.sleep(ended.isEmpty() ? 0 : WATCH_MILLIS);
        for (Child child : ended) {
            if (stopping) {
                return;
            }
            if (starting && child.gaveUp()) {
                throw new CommandFailure(
                        ExitCode.FAILED,
                        console.texts().say("demo.givingUp", child.name(), child.lastWords(), child.log()));
            }
            console.say("demo.restarted", child.name(), child.exitValue());
            child.restart();
            orphans.remember(network.children());
        }
    }

    private void stop(Network network, DemoFolder folder) {
        stopping = true;
        console.say("demo.stopping");
        try {
            network.stop();
            folder.processes().toFile().delete();
            folder.close();
            console.say("demo.stopped");
        } catch (IOException e) {
            console.say("demo.data", folder.root());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void checkPort() {
        if (!Ports.isFree(options.port())) {
            throw new CommandFailure(ExitCode.REFUSED, console.texts().say("demo.portTaken", options.port()));
        }
    }
}
