package kr.haetae.bench;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import kr.haetae.oprf.BlindInverses;
import kr.haetae.oprf.Blinded;
import kr.haetae.oprf.Evaluation;
import kr.haetae.oprf.Group;
import kr.haetae.oprf.OprfKey;
import kr.haetae.oprf.VoprfClient;
import kr.haetae.oprf.VoprfServer;

/**
 * One figure of the private lookup: {@code CryptoBench sodium|java SCENARIO SECONDS THREADS WARM_UP_SECONDS [PEER...]}
 * prints elements a second of all threads together, counted in processor time: what other programs take from the machine
 * meanwhile does not count. With a peer, a command that prints its own rate, both run in short turns one after the other,
 * because a machine's clock changes within a second; then the peer's rate and the median ratio of the turns follow.
 *
 * <p>Scenarios: {@code evaluate}, {@code prove} (evaluate with its proof), {@code tag}, {@code verify}, {@code blind},
 * {@code finalize}. Seconds are of processor time a thread.
 */
public final class CryptoBench {
    private static final int BATCH = 1024;
    private static final int INPUT_BYTES = 20;
    private static final int TURNS = 24;

    private final Group group;
    private final SecureRandom random = new SecureRandom();

    private CryptoBench(Group group) {
        this.group = group;
    }

    /** Runs one scenario; {@code name} prints the backend's name, {@code first} the time to a first one, in ms. */
    public static void main(String[] arguments) throws Exception {
        double start = processorSeconds();
        Group group = arguments[0].equals("sodium") ? Group.sodium() : Group.pureJava();
        switch (arguments[1]) {
            case "name" -> System.out.println(group.name());
            case "first" -> print(millisToFirstEvaluation(group, start));
            default -> new CryptoBench(group).measure(arguments);
        }
    }

    private void measure(String[] arguments) throws Exception {
        double seconds = Double.parseDouble(arguments[2]);
        int threads = Integer.parseInt(arguments[3]);
        List<String> peer = List.of(arguments).subList(5, arguments.length);
        ExecutorService executor = Executors.newFixedThreadPool(threads);
        try {
            List<Runnable> batches = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                batches.add(batchOf(arguments[1]));
            }
            run(executor, batches, Double.parseDouble(arguments[4]) * threads);
            if (peer.isEmpty()) {
                print(rate(executor, batches, seconds));
            } else {
                inTurns(() -> rate(executor, batches, seconds / 8), peer);
            }
        } finally {
            executor.shutdown();
        }
    }

    private static void inTurns(Callable<Double> ours, List<String> peer) throws Exception {
        double[] rates = new double[TURNS];
        double[] peers = new double[TURNS];
        double[] ratios = new double[TURNS];
        double before = rateOf(peer);
        for (int turn = 0; turn < TURNS; turn++) {
            rates[turn] = ours.call();
            double after = rateOf(peer);
            peers[turn] = (before + after) / 2;
            ratios[turn] = rates[turn] / peers[turn];
            before = after;
        }
        System.out.printf(Locale.ROOT, "%.1f %.1f %.4f%n", median(rates), median(peers), median(ratios));
    }

    private static double rateOf(List<String> command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
        require(process.waitFor() == 0);
        return Double.parseDouble(printed.strip());
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    private static void print(double figure) {
        System.out.printf(Locale.ROOT, "%.1f%n", figure);
    }

    private static double millisToFirstEvaluation(Group group, double start) {
        SecureRandom random = new SecureRandom();
        VoprfServer server = new VoprfServer(group, OprfKey.generate(group, random), random);
        require(server.evaluate(new byte[INPUT_BYTES]).length == Group.UNIFORM_LENGTH_BYTES);
        return (processorSeconds() - start) * 1e3;
    }

    private static double rate(ExecutorService executor, List<Runnable> batches, double seconds) throws Exception {
        double before = processorSeconds();
        long done = run(executor, batches, seconds * batches.size());
        return done / (processorSeconds() - before) * batches.size();
    }

    /** Runs every batch on its own thread again and again until the process has used that much processor time. */
    private static long run(ExecutorService executor, List<Runnable> batches, double seconds) throws Exception {
        double end = processorSeconds() + seconds;
        List<Future<Long>> counts = new ArrayList<>();
        for (Runnable batch : batches) {
            counts.add(executor.submit(() -> repeat(batch, end)));
        }
        long total = 0;
        for (Future<Long> count : counts) {
            total += count.get();
        }
        return total;
    }

    private static long repeat(Runnable batch, double end) {
        long done = 0;
        while (processorSeconds() < end) {
            batch.run();
            done += BATCH;
        }
        return done;
    }

    /** Processor time of the whole process: the compiler's and the collector's threads count against us. */
    private static double processorSeconds() {
        return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime() * 1e-9;
    }

    /** One batch of work, its result checked for length so that nothing can be optimised away. */
    private Runnable batchOf(String scenario) {
        OprfKey key = OprfKey.generate(group, random);
        VoprfServer server = new VoprfServer(group, key, random);
        VoprfClient client = new VoprfClient(group);
        List<byte[]> inputs = uniform(INPUT_BYTES);
        List<byte[]> blinds = uniform(Group.UNIFORM_LENGTH_BYTES);
        Blinded blinded = client.blind(inputs, blinds);
        byte[] elements = blinded.blindedElements();
        Evaluation evaluation = server.blindEvaluateWithProof(elements);
        BlindInverses inverses = client.invert(blinded.scalars());
        return switch (scenario) {
            case "evaluate" -> () -> require(server.blindEvaluate(elements).length == elements.length);
            case "prove" ->
                () -> require(server.blindEvaluateWithProof(elements).proof().length == 64);
            case "tag" -> () -> inputs.forEach(input -> require(server.evaluate(input).length == 64));
            case "verify" ->
                () -> require(client.verifyProof(
                        key.publicKey(), elements, evaluation.evaluatedElements(), evaluation.proof()));
            case "blind" -> () -> require(client.blind(inputs, blinds).blindedElements().length == elements.length);
            case "finalize" ->
                () -> require(client.finalize(inputs, inverses, evaluation.evaluatedElements())
                                .size()
                        == BATCH);
            default -> throw new IllegalArgumentException("unknown scenario " + scenario);
        };
    }

    private List<byte[]> uniform(int lengthBytes) {
        List<byte[]> values = new ArrayList<>(BATCH);
        for (int i = 0; i < BATCH; i++) {
            byte[] value = new byte[lengthBytes];
            random.nextBytes(value);
            values.add(value);
        }
        return values;
    }

    private static void require(boolean condition) {
        if (!condition) {
            throw new IllegalStateException("a measured operation gave a wrong result");
        }
    }
}
