package kr.haetae.bench.agent;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import kr.haetae.agent.keys.AgentKeys;
import kr.haetae.protocol.AgentApi;
import kr.haetae.protocol.AgentApi.EpochState;
import kr.haetae.protocol.AgentApi.EpochStatus;
import kr.haetae.protocol.BatchCommitment;
import kr.haetae.protocol.Delivery;
import kr.haetae.protocol.HubCard;
import kr.haetae.protocol.Json;
import kr.haetae.protocol.Message.Manifest;
import kr.haetae.protocol.PinnedPeers;
import kr.haetae.protocol.SigningKey;
import org.jspecify.annotations.Nullable;

/**
 * A hub as far as an agent can tell: mutual TLS, polls, results, epochs whose digest is checked. It keeps no tags and proves
 * nothing, so that what is measured is the agent's work alone.
 */
final class ListeningHub implements AutoCloseable {
    private final SigningKey signing = SigningKey.generate();
    private final LinkedBlockingQueue<Delivery> tasks = new LinkedBlockingQueue<>();
    private final LinkedBlockingQueue<Long> pollNanos = new LinkedBlockingQueue<>();
    private final LinkedBlockingQueue<Long> resultNanos = new LinkedBlockingQueue<>();
    private final AtomicInteger openPolls = new AtomicInteger();
    private final Map<Long, Upload> uploads = new ConcurrentHashMap<>();
    private final HttpsServer server;
    private final String certificateSha256;

    private static final class Upload {
        private final Manifest manifest;
        private final MessageDigest digest = BatchCommitment.sha256();
        private long chunks;
        private volatile EpochState state = EpochState.UPLOADING;

        Upload(Manifest manifest) {
            this.manifest = manifest;
        }

        EpochStatus status() {
            return new EpochStatus(manifest.epoch(), state, chunks, "");
        }
    }

    ListeningHub(Path folder) throws IOException {
        AgentKeys identity = AgentKeys.create(folder, "listening hub", Instant.now());
        certificateSha256 = identity.memberCard("hub").certificateSha256();
        server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        // The benchmark starts the only agent there is.
        PinnedPeers anyAgent = PinnedPeers.clients(fingerprint -> true);
        server.setHttpsConfigurator(
                new ClientCertificateWanted(anyAgent.context(identity.tlsKey(), identity.certificate())));
        server.createContext(AgentApi.TASKS, this::tasks);
        server.createContext(AgentApi.EPOCHS, this::epochs);
        server.setExecutor(Executors.newCachedThreadPool(work -> {
            Thread thread = new Thread(work, "listening-hub");
            thread.setDaemon(true);
            return thread;
        }));
        server.start();
    }

    void writeCard(Path file) throws IOException {
        String verifyKey =
                Base64.getEncoder().encodeToString(signing.verifyKey().encoded());
        String url = "https://localhost:" + server.getAddress().getPort();
        Files.write(file, Json.write(new HubCard(url, certificateSha256, verifyKey)));
    }

    SigningKey signing() {
        return signing;
    }

    void give(Delivery task) {
        tasks.add(task);
    }

    /** Forgets an agent that has ended, once nothing can be handed to its last polls any more. */
    void listenAnew() throws InterruptedException {
        while (openPolls.get() > 0) {
            Thread.sleep(50);
        }
        tasks.clear();
        pollNanos.clear();
        resultNanos.clear();
    }

    /** When the next poll came, in {@link System#nanoTime}. */
    long awaitPoll(long seconds) throws InterruptedException {
        return await(pollNanos, "poll", seconds);
    }

    /** When the next result came. */
    long awaitResult(long seconds) throws InterruptedException {
        return await(resultNanos, "result", seconds);
    }

    private static long await(LinkedBlockingQueue<Long> queue, String what, long seconds) throws InterruptedException {
        Long nanos = queue.poll(seconds, TimeUnit.SECONDS);
        if (nanos == null) {
            throw new IllegalStateException("no " + what + " in " + seconds + " s");
        }
        return nanos;
    }

    /** The manifest of the one epoch, once all of it is here and is what the manifest says. */
    Manifest awaitEpoch(long seconds) throws InterruptedException {
        for (long i = 0; i < seconds * 20; i++) {
            for (Upload upload : uploads.values()) {
                if (upload.state == EpochState.ACTIVE) {
                    return upload.manifest;
                }
            }
            Thread.sleep(50);
        }
        throw new IllegalStateException("no epoch in " + seconds + " s");
    }

    private void tasks(HttpExchange http) throws IOException {
        try (http) {
            if (http.getRequestMethod().equals("POST")) {
                http.getRequestBody().readAllBytes();
                resultNanos.add(System.nanoTime());
                http.sendResponseHeaders(204, -1);
                return;
            }
            pollNanos.add(System.nanoTime());
            Delivery task = next();
            if (task == null) {
                http.sendResponseHeaders(204, -1);
            } else {
                reply(http, new Delivery.Batch(List.of(task)));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private @Nullable Delivery next() throws InterruptedException {
        openPolls.incrementAndGet();
        try {
            return tasks.poll(1, TimeUnit.SECONDS);
        } finally {
            openPolls.decrementAndGet();
        }
    }

    private void epochs(HttpExchange http) throws IOException {
        try (http) {
            String rest = http.getRequestURI().getPath().substring(AgentApi.EPOCHS.length());
            byte[] body = http.getRequestBody().readAllBytes();
            if (rest.isEmpty() && http.getRequestMethod().equals("GET")) {
                reply(
                        http,
                        new AgentApi.EpochList(
                                uploads.values().stream().map(Upload::status).toList()));
                return;
            }
            Upload upload = rest.isEmpty()
                    ? manifest(body)
                    : uploads.get(Long.parseLong(rest.substring(1).split("/", -1)[0]));
            if (upload != null && rest.contains("/chunks/")) {
                upload.digest.update(BatchCommitment.sha256().digest(body));
                upload.chunks++;
            } else if (upload != null && rest.endsWith("/complete")) {
                String digest = HexFormat.of().formatHex(upload.digest.digest());
                upload.state = digest.equals(upload.manifest.digest()) ? EpochState.ACTIVE : EpochState.FAILED;
            }
            if (upload == null) {
                http.sendResponseHeaders(404, -1);
            } else {
                reply(http, upload.status());
            }
        }
    }

    /** Who signed it is not asked: this hub speaks with the one agent that the benchmark started. */
    private Upload manifest(byte[] body) throws IOException {
        Delivery delivery = Json.read(body, Delivery.class);
        String payload = delivery.envelope().split("\\.", -1)[1];
        Manifest manifest =
                (Manifest) Json.read(Base64.getUrlDecoder().decode(payload), kr.haetae.protocol.Envelope.class)
                        .message();
        return uploads.computeIfAbsent(manifest.epoch(), epoch -> new Upload(manifest));
    }

    private static void reply(HttpExchange http, Object body) throws IOException {
        byte[] json = Json.write(body);
        http.getResponseHeaders().add("Content-Type", "application/json");
        http.sendResponseHeaders(200, json.length);
        http.getResponseBody().write(json);
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private static final class ClientCertificateWanted extends HttpsConfigurator {
        ClientCertificateWanted(SSLContext context) {
            super(context);
        }

        @Override
        public void configure(HttpsParameters parameters) {
            SSLParameters ssl = getSSLContext().getDefaultSSLParameters();
            ssl.setNeedClientAuth(true);
            parameters.setSSLParameters(ssl);
        }
    }
}
