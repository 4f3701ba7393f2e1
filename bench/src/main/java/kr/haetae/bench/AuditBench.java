package kr.haetae.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import kr.haetae.hub.HubApplication;
import kr.haetae.hub.access.Caller;
import kr.haetae.hub.access.Role;
import kr.haetae.hub.access.Sessions;
import kr.haetae.hub.audit.AuditLog;
import kr.haetae.hub.directory.DemoAgency;
import kr.haetae.hub.directory.Organisation;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.util.FileSystemUtils;

/**
 * What the audit log costs: durable requests a second of one hub as it is and of one whose transactions are the same without
 * the row. The second exists here alone; no setting of the hub leaves rows out. {@code AuditBench PAIRS SECONDS} prints a
 * line {@code with without} for each pair of turns.
 */
public final class AuditBench {
    private static final int THREADS = 8;
    private static final int WARM_UP_TURNS = 2;
    /** Together they may ask more often than any hub answers. */
    private static final int INVESTIGATORS = 64;

    private static final int CREATED = 201;

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
            new AuditBench(Double.parseDouble(arguments[1])).run(Hub.of(with), Hub.of(without), pairs);
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

    /** A hub and its investigators' sessions. */
    private record Hub(URI url, List<String> tokens) {
        static Hub of(ConfigurableApplicationContext context) {
            URI url = URI.create("http://127.0.0.1:" + context.getEnvironment().getProperty("local.server.port"));
            return new Hub(
                    url,
                    IntStream.range(0, INVESTIGATORS)
                            .mapToObj(i -> session(context, "bench." + i))
                            .toList());
        }

        /** Somebody as a demo seeds its people, logged in. */
        private static String session(ConfigurableApplicationContext context, String id) {
            JdbcClient jdbc = context.getBean(JdbcClient.class);
            for (String sql : List.of(
                    "insert into person (id, agency_id, display_name) values (:id, :agency, :id)",
                    "insert into person_step (person_id, number, step, from_status, to_status, at) "
                            + "values (:id, 1, 'SEED', 'NEW', 'ACTIVE', now())",
                    "update person set status = 'ACTIVE', steps = 1 where id = :id",
                    "insert into role_grant (person_id, role) values (:id, 'investigator')")) {
                jdbc.sql(sql).param("id", id).param("agency", DemoAgency.ID).update();
            }
            Organisation agency = Organisation.agency(DemoAgency.ID);
            Instant now = context.getBean(Clock.class).instant();
            Caller caller = new Caller(id, id, agency, Set.of(Role.INVESTIGATOR), now);
            return context.getBean(Sessions.class).open(caller).token();
        }
    }

    private void run(Hub with, Hub without, int pairs) throws InterruptedException, ExecutionException {
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
    private double rate(Hub hub) throws InterruptedException, ExecutionException {
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

    private int opened(Hub hub, long until) throws IOException, InterruptedException {
        HttpClient client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        int opened = 0;
        while (System.nanoTime() < until) {
            long one = number.incrementAndGet();
            String token = hub.tokens().get((int) (one % INVESTIGATORS));
            HttpResponse<Void> answer =
                    client.send(request(hub.url(), token, one), HttpResponse.BodyHandlers.discarding());
            if (answer.statusCode() != CREATED) {
                throw new IOException("no case was opened: " + answer.statusCode());
            }
            opened++;
        }
        return opened;
    }

    private static HttpRequest request(URI hub, String token, long number) {
        String body = """
                {"id": "BENCH-%d", "title": "A case of the benchmark", "legalBasis": "LB1", "purpose": "Measuring",
                 "groundValidUntil": "9999-12-31"}""".formatted(number);
        return HttpRequest.newBuilder(hub.resolve("/api/v1/cases"))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
    }
}
