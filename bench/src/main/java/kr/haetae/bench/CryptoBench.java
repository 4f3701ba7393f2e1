package kr.haetae.bench;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
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
 * One figure of the private lookup: {@code CryptoBench sodium|java SCENARIO SECONDS THREADS WARM_UP_SECONDS} prints elements a second of
 * all threads together, counted in processor time: what other programs take from the machine meanwhile does not count.
 *
 * <p>Scenarios: {@code evaluate}, {@code prove} (evaluate with its proof), {@code tag}, {@code verify}, {@code blind},
 * {@code finalize}. Seconds are of processor time a thread.
 */
public final class CryptoBench {
    private static final int BATCH = 1024;
    private static final int INPUT_BYTES = 20;

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
            default ->
                print(new CryptoBench(group)
                        .rate(
                                arguments[1],
                                Double.parseDouble(arguments[2]),
                                Integer.parseInt(arguments[3]),
                                Double.parseDouble(arguments[4])));
        }
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

    private double rate(String scenario, double seconds, int threads, double warmUpSeconds) throws Exception {
        ExecutorService executor = Executors.newFixedThreadPool(threads);
        try {
            List<Runnable> batches = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                batches.add(batchOf(scenario));
            }
            run(executor, batches, warmUpSeconds * threads);
            double before = processorSeconds();
            long done = run(executor, batches, seconds * threads);
            return done / (processorSeconds() - before) * threads;
        } finally {
            executor.shutdown();
        }
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
