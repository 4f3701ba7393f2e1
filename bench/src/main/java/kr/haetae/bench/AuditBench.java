package kr.haetae.bench;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import kr.haetae.cli.hubclient.HubClient;
import kr.haetae.cli.hubclient.HubGone;
import kr.haetae.hub.HubApplication;
import kr.haetae.hub.audit.AuditLog;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.util.FileSystemUtils;

/**
 * What the audit log costs: durable requests a second of one hub as it is and of one whose transactions are the same without
 * the row. The second exists here alone; no setting of the hub leaves rows out. {@code AuditBench PAIRS SECONDS} prints a
 * line {@code with without} for each pair of turns.
 */
public final class AuditBench {
    private static final int THREADS = 8;
    private static final int WARM_UP_TURNS = 2;

    private final AtomicLong number = new AtomicLong();
    private final double seconds;

    private AuditBench(double seconds) {
        this.seconds = seconds;
    }

    /** The bench's own hub, which records nothing. */
    @Configuration(proxyBeanMethods = false)
    static class WithoutRows {
        @Bean
        @Primary
        AuditLog noRows() {
            return (id, entry) -> {};
        }
    }

    public static void main(String[] arguments) throws Exception {
        int pairs = Integer.parseInt(arguments[0]);
        Path folder = Files.createTempDirectory("haetae-bench-audit");
        try (ConfigurableApplicationContext with = hub(folder.resolve("with"), HubApplication.class);
                ConfigurableApplicationContext without =
                        hub(folder.resolve("without"), HubApplication.class, WithoutRows.class)) {
            new AuditBench(Double.parseDouble(arguments[1])).run(url(with), url(without), pairs);
        } finally {
            FileSystemUtils.deleteRecursively(folder);
        }
    }

    private static ConfigurableApplicationContext hub(Path data, Class<?>... sources) throws IOException {
        Files.createDirectories(data);
        return new SpringApplicationBuilder(sources)
                .profiles("demo")
                .run("--haetae.data-dir=" + data, "--haetae.web.port=0", "--logging.level.root=error");
    }

    private static URI url(ConfigurableApplicationContext hub) {
        return URI.create("http://127.0.0.1:" + hub.getEnvironment().getProperty("local.server.port"));
    }

    private void run(URI with, URI without, int pairs) throws InterruptedException, ExecutionException {
        for (int turn = 0; turn < WARM_UP_TURNS; turn++) {
            rate(with);
            rate(without);
        }
        for (int pair = 0; pair < pairs; pair++) {
            // Whoever comes first in a pair comes second in the next: neither has the quieter half of the machine.
            boolean first = pair % 2 == 0;
            double one = rate(first ? with : without);
            double other = rate(first ? without : with);
            System.out.printf("%.1f %.1f%n", first ? one : other, first ? other : one);
        }
    }

    /** Cases opened a second, each committed to disk before it is answered. */
    private double rate(URI hub) throws InterruptedException, ExecutionException {
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            long from = System.nanoTime();
            long until = from + (long) (seconds * 1e9);
            List<Callable<Integer>> clients = new ArrayList<>();
            for (int thread = 0; thread < THREADS; thread++) {
                clients.add(() -> opened(hub, until));
            }
            int opened = 0;
            for (Future<Integer> client : threads.invokeAll(clients)) {
                opened += client.get();
            }
            return opened / ((System.nanoTime() - from) / 1e9);
        } finally {
            threads.shutdown();
        }
    }

    private int opened(URI hub, long until) throws HubGone {
        HubClient client = new HubClient(hub, "en");
        client.logInToDemo("investigator");
        int opened = 0;
        while (System.nanoTime() < until) {
            Map<String, String> wanted = Map.of(
                    "id", "BENCH-" + number.incrementAndGet(),
                    "title", "A case of the benchmark",
                    "legalBasis", "LB1",
                    "purpose", "Measuring",
                    "groundValidUntil", "9999-12-31");
            client.postJson("/api/v1/cases", wanted);
            opened++;
        }
        return opened;
    }
}
