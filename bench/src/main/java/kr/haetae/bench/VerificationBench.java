package kr.haetae.bench;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.random.RandomGenerator;
import kr.haetae.cli.hubclient.HubClient;
import kr.haetae.cli.hubclient.HubGone;
import kr.haetae.cli.hubclient.MultipartBody;
import tools.jackson.databind.JsonNode;

/**
 * Whole verifications at a running demo, from the submission of a file over HTTP to the last confirmation; every address but
 * one in ten belongs to nobody and was never asked before.
 */
public final class VerificationBench {
    private static final int HITS_EVERY = 10;
    private static final int WARM_UPS = 20;
    private static final int SMALL = 1_000;
    private static final int LARGE = 100_000;
    private static final double BYTES_A_MEGABYTE = 1024;

    private final HubClient hub;
    private final long demo;
    private final Mix mix;

    private VerificationBench(HubClient hub, long demo, Mix mix) {
        this.hub = hub;
        this.demo = demo;
        this.mix = mix;
    }

    /** One verification, as its submitter saw it. */
    private record Taken(double seconds, double processorSeconds) {}

    /**
     * Prints {@code name value} lines.
     *
     * @param arguments the hub's URL, the demo's folder, its process, how many verifications of a thousand to time
     */
    public static void main(String[] arguments) throws Exception {
        HubClient hub = new HubClient(URI.create(arguments[0]), "en");
        hub.logInToDemo("investigator");
        Mix mix = Mix.ofDemo(Path.of(arguments[1]), RandomGenerator.of("L64X128MixRandom"));
        new VerificationBench(hub, Long.parseLong(arguments[2]), mix).run(Integer.parseInt(arguments[3]));
    }

    private void run(int times) throws IOException, HubGone, InterruptedException {
        for (int i = 0; i < WARM_UPS; i++) {
            verify(SMALL);
        }
        // the large one first: it leaves every process as warm as one that has been in service
        Taken large = verify(LARGE);
        print("large", large.seconds);
        print("large-cpu-micros", large.processorSeconds / LARGE * 1e6);
        double[] seconds = new double[times];
        double processorSeconds = 0;
        for (int i = 0; i < times; i++) {
            Taken taken = verify(SMALL);
            seconds[i] = taken.seconds;
            processorSeconds += taken.processorSeconds;
        }
        Arrays.sort(seconds);
        print("small-p50", seconds[times / 2]);
        print("small-p95", seconds[(int) Math.ceil(times * 0.95) - 1]);
        print("small-max", seconds[times - 1]);
        print("small-cpu-micros", processorSeconds / times / SMALL * 1e6);
        print("hub-peak-megabytes", hubPeakMegabytes());
    }

    private static void print(String name, double value) {
        System.out.printf("%s %.3f%n", name, value);
    }

    private Taken verify(int count) throws IOException, HubGone, InterruptedException {
        Path file = Files.createTempFile("bench", ".csv");
        try {
            int hits = count / HITS_EVERY;
            Files.write(file, mix.lines(count, hits));
            double processorBefore = ProcessorTime.secondsOfTree(demo);
            long from = System.nanoTime();
            String id = submit(file);
            JsonNode progress = awaitCompletion(id, count);
            double seconds = (System.nanoTime() - from) / 1e9;
            check(progress, count, hits);
            return new Taken(seconds, ProcessorTime.secondsOfTree(demo) - processorBefore);
        } finally {
            Files.delete(file);
        }
    }

    private String submit(Path file) throws HubGone {
        MultipartBody body =
                new MultipartBody(Map.of("caseId", "DEMO-1", "deadlineSeconds", "300"), file, "addresses.csv");
        return hub.post("/api/v1/verifications", body, UUID.randomUUID().toString())
                .path("id")
                .asString();
    }

    private JsonNode awaitCompletion(String id, int count) throws HubGone, InterruptedException {
        Duration pause = Duration.ofMillis(count > SMALL ? 500 : 40);
        while (true) {
            JsonNode progress = hub.get("/api/v1/verifications/" + id + "/progress");
            if (progress.path("state").asString().equals("COMPLETE")) {
                return progress;
            }
            Thread.sleep(pause.toMillis());
        }
    }

    /** A fast wrong answer is no figure. */
    private static void check(JsonNode progress, int count, int hits) {
        int managed = progress.path("verdicts").path("MANAGED").asInt();
        int nobodys = progress.path("verdicts").path("NOT_MANAGED").asInt();
        if (managed != hits || nobodys != count - hits) {
            throw new IllegalStateException("wrong answers: " + progress.path("verdicts"));
        }
    }

    /** The hub is the one child of the demo that runs the hub's jar. */
    private double hubPeakMegabytes() throws IOException {
        List<Long> hubs = new ArrayList<>();
        ProcessHandle.of(demo).orElseThrow().children().forEach(child -> {
            if (child.info().commandLine().orElse("").contains("haetae-hub.jar")) {
                hubs.add(child.pid());
            }
        });
        for (String line : Files.readAllLines(Path.of("/proc", hubs.get(0).toString(), "status"))) {
            if (line.startsWith("VmHWM:")) {
                return Long.parseLong(line.replaceAll("\\D", "")) / BYTES_A_MEGABYTE;
            }
        }
        throw new IOException("no VmHWM");
    }
}
