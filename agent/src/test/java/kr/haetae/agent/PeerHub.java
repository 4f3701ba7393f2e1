package kr.haetae.agent;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;
import kr.haetae.agent.keys.AgentKeys;
import kr.haetae.oprf.Blinded;
import kr.haetae.oprf.Group;
import kr.haetae.oprf.VoprfClient;
import kr.haetae.protocol.AgentApi;
import kr.haetae.protocol.AgentApi.EpochState;
import kr.haetae.protocol.AgentApi.EpochStatus;
import kr.haetae.protocol.BatchCommitment;
import kr.haetae.protocol.BatchHeader;
import kr.haetae.protocol.BatchSize;
import kr.haetae.protocol.Delivery;
import kr.haetae.protocol.Envelope;
import kr.haetae.protocol.HubCard;
import kr.haetae.protocol.Json;
import kr.haetae.protocol.LeafOpening;
import kr.haetae.protocol.MemberCard;
import kr.haetae.protocol.Message;
import kr.haetae.protocol.ReservedInputs;
import kr.haetae.protocol.SigningKey;
import kr.haetae.protocol.VerifyKey;
import kr.haetae.protocol.WireTime;
import kr.haetae.tlog.MerkleTree;

/**
 * The agent's peer in tests: a real HTTPS server that demands the client certificate, keeps epochs and tasks in memory,
 * proves canaries through evaluate tasks, and checks every signature. Tests steer it through its public fields.
 */
final class PeerHub implements AutoCloseable {
    final SigningKey signing = SigningKey.generate();
    final Map<Long, Epoch> epochs = new ConcurrentHashMap<>();
    private final Map<String, LinkedBlockingQueue<Result>> results = new ConcurrentHashMap<>();
    final LinkedBlockingQueue<Delivery> tasks = new LinkedBlockingQueue<>();
    final List<Throwable> failures = java.util.Collections.synchronizedList(new ArrayList<>());
    final Group group = Group.best();
    final VoprfClient client = new VoprfClient(group);

    /** Chunks are answered only up to this number; then the connection hangs. */
    volatile long hangAtChunk = Long.MAX_VALUE;
    /** Nobody is served while this is set, as after a suspension. */
    volatile boolean suspended;

    final AtomicInteger refusedPolls = new AtomicInteger();
    /** No epoch's canaries are found while this is set. */
    volatile boolean failProofs;
    /** Results are not answered while this is set. */
    volatile boolean hangResults;
    /** Every epoch is declared failed when it is complete. */
    volatile boolean failEpochs;

    final AtomicInteger refuseResultsTimes = new AtomicInteger();
    final AtomicInteger chunkPuts = new AtomicInteger();
    final AtomicInteger manifestPosts = new AtomicInteger();

    /** The queries of the polls, in order. */
    final List<String> polls = new CopyOnWriteArrayList<>();

    private final AgentKeys identity;
    private final String exchange;
    private final String certificateSha256;
    private HttpsServer server;
    private volatile MemberCard member;

    static final class Epoch {
        final Message.Manifest manifest;
        final String jws;
        final Map<Long, byte[]> chunks = new TreeMap<>();
        volatile EpochState state = EpochState.UPLOADING;
        volatile String activatedAt = "";

        Epoch(Message.Manifest manifest, String jws) {
            this.manifest = manifest;
            this.jws = jws;
        }

        EpochStatus status() {
            return new EpochStatus(manifest.epoch(), state, chunks.size(), activatedAt);
        }
    }

    static final class Result {
        final String taskId;
        final Envelope envelope;
        final byte[] attachment;

        Result(String taskId, Envelope envelope, byte[] attachment) {
            this.taskId = taskId;
            this.envelope = envelope;
            this.attachment = attachment;
        }

        Message message() {
            return envelope.message();
        }
    }

    PeerHub(String exchange, Path folder) throws Exception {
        this.exchange = exchange;
        // The agent's own key files double as a server identity: any self-signed certificate will do.
        identity = AgentKeys.create(folder, "peer hub", Instant.now());
        certificateSha256 = identity.memberCard("hub").certificateSha256();
        server = open(0);
    }

    /** Comes back where it was. */
    void reopen() throws Exception {
        server = open(server.getAddress().getPort());
    }

    private HttpsServer open(int port) throws Exception {
        HttpsServer opened = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        opened.setHttpsConfigurator(new ClientAuth(context(identity)));
        opened.createContext(AgentApi.TASKS, guarded(this::tasks));
        opened.createContext(AgentApi.EPOCHS, guarded(this::epochs));
        opened.setExecutor(Executors.newCachedThreadPool(work -> {
            Thread thread = new Thread(work, "peer-hub");
            thread.setDaemon(true);
            return thread;
        }));
        opened.start();
        return opened;
    }

    Path writeCard(Path file) throws IOException {
        Files.write(
                file,
                Json.write(new HubCard(
                        "https://localhost:" + server.getAddress().getPort(),
                        certificateSha256,
                        Base64.getEncoder().encodeToString(signing.verifyKey().encoded()))));
        return file;
    }

    void admit(Path memberCard) throws IOException {
        member = Json.read(Files.readAllBytes(memberCard), MemberCard.class);
    }

    EpochStatus awaitActive(long moreThan, long seconds) throws InterruptedException {
        for (long i = 0; i < seconds * 20; i++) {
            for (Epoch epoch : epochs.values()) {
                if (epoch.state == EpochState.ACTIVE && epoch.manifest.epoch() > moreThan) {
                    return epoch.status();
                }
            }
            Thread.sleep(50);
        }
        throw new AssertionError("no epoch became active; failures: " + failures);
    }

    Result awaitResult(String taskId, long seconds) throws InterruptedException {
        Result result = resultsOf(taskId).poll(seconds, TimeUnit.SECONDS);
        if (result == null) {
            throw new AssertionError("no result; failures: " + failures);
        }
        return result;
    }

    private LinkedBlockingQueue<Result> resultsOf(String taskId) {
        return results.computeIfAbsent(taskId, id -> new LinkedBlockingQueue<>());
    }

    Batch batch(long epoch, List<byte[]> inputs) {
        return batch(epoch, inputs, "LB1     ", elements -> {});
    }

    /** A batch whose blinded elements are tampered with before the header commits to them. */
    Batch batch(long epoch, List<byte[]> inputs, String legalBasis, java.util.function.Consumer<byte[]> tamper) {
        return new Batch(this, epoch, inputs, legalBasis, tamper);
    }

    /** A blinded batch made as the hub makes it. */
    static final class Batch {
        private static final long INDEX_FROM = 4_711;

        final String taskId = randomHex(16);
        final List<byte[]> padded = new ArrayList<>();
        final Blinded blinded;
        private final byte[] elements;
        final BatchHeader header;
        final Message.Evaluate message;
        private final PeerHub hub;
        private final List<byte[]> blinds;
        private final List<byte[]> salts;
        private final MerkleTree tree;

        Batch(
                PeerHub hub,
                long epoch,
                List<byte[]> inputs,
                String legalBasis,
                java.util.function.Consumer<byte[]> tamper) {
            this.hub = hub;
            String batchId = randomHex(16);
            padded.addAll(inputs);
            int size = BatchSize.classFor(inputs.size());
            while (padded.size() < size) {
                padded.add(ReservedInputs.dummy(HexFormat.of().parseHex(batchId), padded.size()));
            }
            blinds = padded.stream().map(input -> randomBytes(64)).toList();
            salts = padded.stream().map(input -> randomBytes(32)).toList();
            tree = MerkleTree.of(java.util.stream.IntStream.range(0, size)
                    .mapToObj(
                            at -> BatchCommitment.leaf(INDEX_FROM + at, padded.get(at), blinds.get(at), salts.get(at)))
                    .toList());
            blinded = hub.client.blind(padded, blinds);
            elements = blinded.blindedElements();
            tamper.accept(elements);
            header = new BatchHeader(
                    batchId,
                    HexFormat.of().toHexDigits(INDEX_FROM),
                    WireTime.format(Instant.now()),
                    size,
                    hex(sha256(elements)),
                    randomHex(32),
                    legalBasis,
                    hex(tree.root()));
            message = new Message.Evaluate(header.sign(hub.signing), epoch, hub.publicKey(epoch));
        }

        Delivery delivery() {
            return hub.deliver(taskId, message, elements);
        }

        Delivery to(String audience, Instant time, SigningKey key) {
            return Delivery.of(
                    Envelope.of(Envelope.HUB, audience, taskId, time, message).sign(key), elements);
        }

        byte[] elements() {
            return elements;
        }

        /** A question about what stands at a position, with the opening that belongs to it. */
        Message.Confirm.Item item(int position, String chain, String address, String memo) {
            return new Message.Confirm.Item(position, chain, address, memo, opening(position));
        }

        LeafOpening opening(int position) {
            return LeafOpening.of(blinds.get(position), salts.get(position), tree.inclusionPath(position));
        }

        Message.Confirm confirm(Message.Confirm.Item... items) {
            return new Message.Confirm(
                    header.batchId(), "Seoul Police", "LB1", header.caseCommitment(), List.of(items));
        }

        List<byte[]> tags(Result result) {
            Message.Evaluated evaluated = (Message.Evaluated) result.message();
            byte[] proof = HexFormat.of().parseHex(evaluated.proof());
            byte[] key = HexFormat.of().parseHex(evaluated.publicKey());
            if (!hub.client.verifyProof(key, elements, result.attachment, proof)) {
                throw new AssertionError("the proof does not verify");
            }
            return hub.client.finalize(padded, blinded.scalars(), result.attachment).stream()
                    .map(output -> java.util.Arrays.copyOf(output, 12))
                    .toList();
        }
    }

    String publicKey(long epoch) {
        return epochs.containsKey(epoch) ? epochs.get(epoch).manifest.publicKey() : randomHex(32);
    }

    Delivery deliver(String taskId, Message message, byte[] attachment) {
        return Delivery.of(
                Envelope.of(Envelope.HUB, exchange, taskId, Instant.now(), message)
                        .sign(signing),
                attachment);
    }

    boolean holds(long epoch, byte[] tag) {
        return epochs.get(epoch).chunks.values().stream().anyMatch(chunk -> contains(chunk, tag));
    }

    private static boolean contains(byte[] chunk, byte[] tag) {
        for (int i = 0; i < chunk.length; i += tag.length) {
            if (java.util.Arrays.equals(chunk, i, i + tag.length, tag, 0, tag.length)) {
                return true;
            }
        }
        return false;
    }

    // ---- HTTP

    private interface Handler {
        void handle(HttpExchange http) throws Exception;
    }

    private com.sun.net.httpserver.HttpHandler guarded(Handler handler) {
        return http -> {
            try (http) {
                X509Certificate presented = (X509Certificate) ((com.sun.net.httpserver.HttpsExchange) http)
                        .getSSLSession()
                        .getPeerCertificates()[0];
                MemberCard known = member;
                if (suspended && http.getRequestURI().getPath().startsWith(AgentApi.TASKS)) {
                    refusedPolls.incrementAndGet();
                }
                if (suspended
                        || known == null
                        || !hex(sha256(presented.getEncoded())).equals(known.certificateSha256())) {
                    http.sendResponseHeaders(403, -1);
                    return;
                }
                handler.handle(http);
            } catch (IOException e) {
                // The agent was killed in the middle: what these tests do.
                http.close();
            } catch (Exception | AssertionError e) {
                failures.add(e);
                http.sendResponseHeaders(500, -1);
            }
        };
    }

    private void tasks(HttpExchange http) throws Exception {
        String path = http.getRequestURI().getPath();
        if (http.getRequestMethod().equals("GET")) {
            polls.add(http.getRequestURI().getQuery());
            Delivery task = tasks.poll(500, TimeUnit.MILLISECONDS);
            if (task == null) {
                http.sendResponseHeaders(204, -1);
            } else {
                List<Delivery> more = new ArrayList<>(List.of(task));
                tasks.drainTo(more, 7);
                try {
                    reply(http, 200, new Delivery.Batch(more));
                } catch (IOException e) {
                    // The agent that asked was killed: another may have them.
                    tasks.addAll(more);
                }
            }
            return;
        }
        String taskId = path.substring(AgentApi.TASKS.length() + 1, path.length() - AgentApi.RESULT.length());
        Delivery delivery = Json.read(http.getRequestBody().readAllBytes(), Delivery.class);
        Envelope envelope = Envelope.open(delivery.envelope(), memberKey(), exchange, Envelope.HUB);
        if (hangResults) {
            Thread.sleep(TimeUnit.HOURS.toMillis(1));
        }
        if (refuseResultsTimes.getAndUpdate(times -> Math.max(0, times - 1)) > 0) {
            http.sendResponseHeaders(503, -1);
            return;
        }
        resultsOf(taskId).add(new Result(taskId, envelope, delivery.attached()));
        http.sendResponseHeaders(204, -1);
    }

    private void epochs(HttpExchange http) throws Exception {
        String rest = http.getRequestURI().getPath().substring(AgentApi.EPOCHS.length());
        if (rest.isEmpty() && http.getRequestMethod().equals("GET")) {
            List<EpochStatus> all = epochs.values().stream()
                    .map(Epoch::status)
                    .sorted(java.util.Comparator.comparingLong(EpochStatus::epoch)
                            .reversed())
                    .toList();
            reply(http, 200, new AgentApi.EpochList(all));
        } else if (rest.isEmpty()) {
            manifest(http);
        } else {
            String[] parts = rest.substring(1).split("/", -1);
            Epoch epoch = epochs.get(Long.parseLong(parts[0]));
            if (parts.length == 1) {
                reply(http, 200, epoch.status());
            } else if (parts[1].equals("chunks")) {
                chunk(http, epoch, Long.parseLong(parts[2]));
            } else {
                complete(http, epoch);
            }
        }
    }

    private void manifest(HttpExchange http) throws Exception {
        Delivery delivery = Json.read(http.getRequestBody().readAllBytes(), Delivery.class);
        Envelope envelope = Envelope.open(delivery.envelope(), memberKey(), exchange, Envelope.HUB);
        Message.Manifest manifest = (Message.Manifest) envelope.message();
        manifestPosts.incrementAndGet();
        Epoch epoch = epochs.computeIfAbsent(manifest.epoch(), number -> new Epoch(manifest, delivery.envelope()));
        if (!epoch.jws.equals(delivery.envelope())) {
            throw new AssertionError("another manifest for the same epoch");
        }
        reply(http, 201, epoch.status());
    }

    private void chunk(HttpExchange http, Epoch epoch, long number) throws Exception {
        byte[] body = http.getRequestBody().readAllBytes();
        if (number >= hangAtChunk) {
            Thread.sleep(TimeUnit.HOURS.toMillis(1));
        }
        if (number != epoch.chunks.size()) {
            throw new AssertionError("chunk " + number + " after " + epoch.chunks.size());
        }
        epoch.chunks.put(number, body);
        chunkPuts.incrementAndGet();
        http.sendResponseHeaders(204, -1);
    }

    private void complete(HttpExchange http, Epoch epoch) throws Exception {
        MessageDigest whole = MessageDigest.getInstance("SHA-256");
        epoch.chunks.values().forEach(chunk -> whole.update(sha256(chunk)));
        boolean right = hex(whole.digest()).equals(epoch.manifest.digest());
        right &= !failEpochs;
        epoch.state = right ? EpochState.PROVING : EpochState.FAILED;
        if (right) {
            Thread prover = new Thread(() -> prove(epoch));
            prover.setDaemon(true);
            prover.start();
        }
        reply(http, 202, epoch.status());
    }

    private void prove(Epoch epoch) {
        try {
            long number = epoch.manifest.epoch();
            Batch batch = batch(number, ReservedInputs.canaries(exchange, number));
            tasks.add(batch.delivery());
            List<byte[]> tags = batch.tags(awaitResult(batch.taskId, 60));
            boolean found =
                    !failProofs && tags.stream().limit(ReservedInputs.CANARIES).allMatch(tag -> holds(number, tag));
            epochs.values().stream()
                    .filter(other -> found && other.state == EpochState.ACTIVE)
                    .forEach(other -> other.state = EpochState.RETIRING);
            epoch.activatedAt = WireTime.format(Instant.now());
            epoch.state = found ? EpochState.ACTIVE : EpochState.FAILED;
        } catch (Exception | AssertionError e) {
            failures.add(e);
            epoch.state = EpochState.FAILED;
        }
    }

    private VerifyKey memberKey() {
        return VerifyKey.of(Base64.getDecoder().decode(member.verifyKey()));
    }

    private static void reply(HttpExchange http, int status, Object body) throws IOException {
        byte[] json = Json.write(body);
        http.getResponseHeaders().add("Content-Type", "application/json");
        http.sendResponseHeaders(status, json.length);
        http.getResponseBody().write(json);
    }

    @Override
    public void close() {
        server.stop(0);
    }

    // ---- TLS

    private static SSLContext context(AgentKeys identity) throws Exception {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setKeyEntry("hub", identity.tlsKey(), new char[0], new X509Certificate[] {identity.certificate()});
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(store, new char[0]);
        SSLContext context = SSLContext.getInstance("TLSv1.3");
        context.init(managers.getKeyManagers(), new TrustManager[] {new AnyClient()}, null);
        return context;
    }

    private static final class ClientAuth extends HttpsConfigurator {
        ClientAuth(SSLContext context) {
            super(context);
        }

        @Override
        public void configure(HttpsParameters parameters) {
            SSLParameters ssl = getSSLContext().getDefaultSSLParameters();
            ssl.setNeedClientAuth(true);
            ssl.setProtocols(new String[] {"TLSv1.3"});
            parameters.setSSLParameters(ssl);
        }
    }

    /** Pinning is done per request, against the member's card. */
    private static final class AnyClient implements X509TrustManager {
        @Override
        public void checkClientTrusted(X509Certificate[] chain, String authType) {
            if (chain.length == 0) {
                throw new IllegalArgumentException("no certificate");
            }
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String authType) {
            throw new UnsupportedOperationException("a server");
        }

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }

    // ---- bytes

    static byte[] randomBytes(int length) {
        byte[] bytes = new byte[length];
        new java.security.SecureRandom().nextBytes(bytes);
        return bytes;
    }

    static String randomHex(int bytes) {
        return hex(randomBytes(bytes));
    }

    static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }

    static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
