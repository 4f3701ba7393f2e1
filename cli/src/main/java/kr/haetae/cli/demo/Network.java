package kr.haetae.cli.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import kr.haetae.cli.CommandFailure;
import kr.haetae.cli.ExitCode;
import kr.haetae.cli.Texts;

/** The demo's processes: one hub, one agent an exchange. */
final class Network {
    /**
     * A million addresses a day, asked in whatever portions: a batch of one is padded to sixteen, and some room is left
     * for canaries and for addresses that fit several chains.
     */
    private static final long ELEMENTS_PER_DAY = 20_000_000;
    /** The same million, were every one of them this exchange's, with the same room. */
    private static final long CONFIRMATIONS_PER_DAY = 1_250_000;

    private final DemoFolder folder;
    private final DemoOptions options;
    private final Programs programs;
    private final Texts texts;
    private final List<Child> children = new ArrayList<>();

    Network(DemoFolder folder, DemoOptions options, Programs programs, Texts texts) {
        this.folder = folder;
        this.options = options;
        this.programs = programs;
        this.texts = texts;
    }

    /** Makes each exchange's keys and card once; a kept folder has them already. */
    void initialise(DemoExchange exchange) throws IOException, InterruptedException {
        Path home = folder.exchange(exchange);
        if (!Files.exists(home.resolve("agent.yaml"))) {
            Child init = Child.start(
                    exchange.name(),
                    programs.agent(
                            0,
                            List.of(
                                    "init",
                                    "--dir=" + home,
                                    "--exchange=" + exchange.name(),
                                    "--wallets=" + WalletFiles.of(home),
                                    "--elements-per-day=" + ELEMENTS_PER_DAY,
                                    "--confirmations-per-day=" + CONFIRMATIONS_PER_DAY)),
                    folder.log(exchange.folderName()));
            init.awaitEnd();
            if (init.exitValue() != 0) {
                throw new CommandFailure(
                        ExitCode.FAILED, texts.say("demo.initFailed", exchange.name(), init.lastWords(), init.log()));
            }
        }
        Files.copy(home.resolve("member.json"), folder.card(exchange), StandardCopyOption.REPLACE_EXISTING);
    }

    /** The machine port stays the same while this demo runs, so that a restarted hub is found again. */
    Child startHub() throws IOException {
        // an old card would name a port where nobody listens any more
        Files.deleteIfExists(folder.hubCard());
        Child hub = Child.start(
                "hub",
                programs.hub(List.of(
                        "--spring.profiles.active=demo",
                        "--haetae.web.port=" + options.port(),
                        "--haetae.data-dir=" + folder.hub(),
                        "--haetae.demo.sample=" + folder.sample(),
                        "--haetae.machine.port=" + Ports.free(),
                        "--haetae.directory.members-dir=" + folder.members())),
                folder.log("hub"));
        children.add(hub);
        return hub;
    }

    void startAgent(DemoExchange exchange) throws IOException {
        Path home = folder.exchange(exchange);
        // what two operators would do by hand: the hub's card, handed over
        Files.copy(folder.hubCard(), home.resolve("hub-card.json"), StandardCopyOption.REPLACE_EXISTING);
        List<String> arguments = new ArrayList<>(List.of("run", "--dir=" + home, "--progress=lines"));
        if (options.transcript() != null) {
            Files.createDirectories(options.transcript());
            arguments.add("--transcript");
            arguments.add(options.transcript()
                    .resolve(exchange.name().replaceAll("[^\\p{L}\\p{N}._-]", "_") + ".jsonl")
                    .toAbsolutePath()
                    .toString());
        }
        children.add(Child.start(
                exchange.name(),
                programs.agent(WalletFiles.count(WalletFiles.of(home)), arguments),
                folder.log(exchange.folderName())));
    }

    List<Child> children() {
        return List.copyOf(children);
    }

    /** Agents first, so that the hub does not see them vanish; then the hub, which stops its PostgreSQL. */
    void stop() throws InterruptedException {
        List<Child> agents =
                children.stream().filter(child -> !child.name().equals("hub")).toList();
        agents.forEach(Child::askToStop);
        for (Child agent : agents) {
            agent.awaitEnd();
        }
        for (Child child : children) {
            child.askToStop();
            child.awaitEnd();
        }
    }
}
