package kr.haetae.bench.agent;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import kr.haetae.oprf.Group;
import kr.haetae.oprf.VoprfClient;
import kr.haetae.protocol.BatchCommitment;
import kr.haetae.protocol.BatchHeader;
import kr.haetae.protocol.Delivery;
import kr.haetae.protocol.Envelope;
import kr.haetae.protocol.Message;
import kr.haetae.protocol.Message.Manifest;
import kr.haetae.protocol.WireTime;

/**
 * The agent's figures: {@code AgentBench FOLDER WALLETS STARTS LAUNCH…} publishes that many wallets with an agent launched by
 * that command, has it evaluate batches, then starts it cold again and again, and prints a name and a figure a line.
 */
public final class AgentBench {
    private static final String EXCHANGE = "Bench";
    private static final int BATCH_ELEMENTS = 1_024;
    private static final int BATCHES = 64;
    private static final int SMALL_BATCH_ELEMENTS = 16;
    private static final long SEED = 20_221_001;

    private final Path folder;
    private final List<String> launch;
    private final ListeningHub hub;
    private final SecureRandom random = new SecureRandom();

    private AgentBench(Path folder, List<String> launch) throws IOException {
        this.folder = folder;
        this.launch = launch;
        this.hub = new ListeningHub(folder.resolve("hub"));
    }

    public static void main(String[] arguments) throws Exception {
        Path folder = Path.of(arguments[0]);
        int wallets = Integer.parseInt(arguments[1]);
        int starts = Integer.parseInt(arguments[2]);
        AgentBench bench = new AgentBench(folder, List.of(arguments).subList(3, arguments.length));
        try {
            bench.initialise(wallets);
            bench.startAgain(bench.publish(), starts);
        } finally {
            bench.hub.close();
        }
    }

    private void initialise(int wallets) throws IOException, InterruptedException {
        Path csv = folder.resolve("wallets.csv");
        Random seeded = new Random(SEED);
        byte[] address = new byte[20];
        try (BufferedWriter out = Files.newBufferedWriter(csv, StandardCharsets.US_ASCII)) {
            out.write("chain,address\n");
            for (int i = 0; i < wallets; i++) {
                seeded.nextBytes(address);
                out.write("ethereum,0x" + HexFormat.of().formatHex(address) + "\n");
            }
        }
        Path card = folder.resolve("hub-card.json");
        hub.writeCard(card);
        AgentProcess init = AgentProcess.start(
                launch,
                log(),
                "init",
                "--dir=" + home(),
                "--exchange=" + EXCHANGE,
                "--wallets=" + csv,
                "--hub-card=" + card);
        init.awaitDone();
    }

    private Path home() {
        return folder.resolve("agent");
    }

    private Path log() {
        return folder.resolve("agent.log");
    }

    private AgentProcess run() throws IOException {
        return AgentProcess.start(launch, log(), "run", "--dir=" + home(), "--progress=json");
    }

    /** From nothing to an epoch that is whole at the hub, and a verification of 65,536 addresses after it. */
    private Manifest publish() throws Exception {
        long start = System.nanoTime();
        try (AgentProcess agent = run()) {
            Manifest epoch = hub.awaitEpoch(600);
            print("published-seconds", (System.nanoTime() - start) / 1e9);
            print("published-rss-mb", agent.peakResidentMegabytes());
            List<Delivery> batches = new ArrayList<>();
            for (int i = 0; i < BATCHES; i++) {
                batches.add(batch(epoch, BATCH_ELEMENTS));
            }
            batches.forEach(hub::give);
            for (int i = 0; i < BATCHES; i++) {
                hub.awaitResult(120);
            }
            AgentProcess.Step reading = agent.step("reading");
            AgentProcess.Step tagging = agent.step("tagging");
            print("read-rate", reading.done() / reading.seconds());
            print("tag-rate", tagging.done() / tagging.seconds());
            print("tag-seconds", tagging.seconds());
            print("tag-rate-processor", tagging.done() / tagging.processorSeconds());
            print("rss-mb", agent.peakResidentMegabytes());
            return epoch;
        }
    }

    /** Cold starts before the same epoch, with a task waiting. */
    private void startAgain(Manifest epoch, int starts) throws Exception {
        List<Double> polls = new ArrayList<>();
        List<Double> processor = new ArrayList<>();
        List<Double> answers = new ArrayList<>();
        List<Double> resident = new ArrayList<>();
        for (int i = 0; i < starts; i++) {
            hub.listenAnew();
            hub.give(batch(epoch, SMALL_BATCH_ELEMENTS));
            long start = System.nanoTime();
            try (AgentProcess started = run()) {
                polls.add((hub.awaitPoll(60) - start) / 1e6);
                processor.add(started.processorSeconds() * 1e3);
                answers.add((hub.awaitResult(60) - start) / 1e6);
                resident.add(started.peakResidentMegabytes());
            }
        }
        print("start-rss-mb", median(resident));
        print("start-poll-millis", median(polls));
        print("start-poll-processor-millis", median(processor));
        print("start-poll-millis-worst", Collections.max(polls));
        print("start-answer-millis", median(answers));
        print("start-answer-millis-worst", Collections.max(answers));
    }

    private static double median(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }

    private Delivery batch(Manifest epoch, int count) {
        List<byte[]> inputs = new ArrayList<>();
        List<byte[]> blinds = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            inputs.add(bytes(20));
            blinds.add(bytes(Group.UNIFORM_LENGTH_BYTES));
        }
        byte[] elements = new VoprfClient(Group.sodium()).blind(inputs, blinds).blindedElements();
        HexFormat hex = HexFormat.of();
        BatchHeader header = new BatchHeader(
                hex.formatHex(bytes(16)),
                "0".repeat(16),
                WireTime.format(Instant.now()),
                count,
                hex.formatHex(BatchCommitment.sha256().digest(elements)),
                hex.formatHex(bytes(32)),
                "LB1     ",
                hex.formatHex(bytes(32)));
        Message.Evaluate task = new Message.Evaluate(header.sign(hub.signing()), epoch.epoch(), epoch.publicKey());
        String envelope = Envelope.of(Envelope.HUB, EXCHANGE, hex.formatHex(bytes(16)), Instant.now(), task)
                .sign(hub.signing());
        return Delivery.of(envelope, elements);
    }

    private byte[] bytes(int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }

    private static void print(String name, double figure) {
        System.out.printf(Locale.ROOT, "%s %.1f%n", name, figure);
    }
}
