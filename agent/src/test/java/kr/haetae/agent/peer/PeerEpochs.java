package kr.haetae.agent.peer;

import com.sun.net.httpserver.HttpExchange;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import kr.haetae.protocol.AgentApi;
import kr.haetae.protocol.AgentApi.EpochState;
import kr.haetae.protocol.AgentApi.EpochStatus;
import kr.haetae.protocol.Delivery;
import kr.haetae.protocol.Envelope;
import kr.haetae.protocol.Json;
import kr.haetae.protocol.Message;
import kr.haetae.protocol.WireTime;

/** The epochs the agent uploads, in memory: taken chunk by chunk, checked, proved, made active. */
final class PeerEpochs {
    /** Chunks are answered only up to this number; then the connection hangs. */
    volatile long hangAtChunk = Long.MAX_VALUE;
    /** No epoch's canaries are found while this is set. */
    volatile boolean failProofs;
    /** Every epoch is declared failed when it is complete. */
    volatile boolean failEpochs;

    final AtomicInteger chunkPuts = new AtomicInteger();
    final AtomicInteger manifestPosts = new AtomicInteger();

    private final Map<Long, PeerEpoch> epochs = new ConcurrentHashMap<>();
    private final PeerGate gate;
    private final Prover prover;
    private final List<Throwable> failures;

    /** Says whether an epoch holds what its own key makes of the canaries. */
    interface Prover {
        boolean proves(PeerEpoch epoch) throws Exception;
    }

    PeerEpochs(PeerGate gate, Prover prover, List<Throwable> failures) {
        this.gate = gate;
        this.prover = prover;
        this.failures = failures;
    }

    PeerEpoch of(long number) {
        return epochs.get(number);
    }

    Set<Long> numbers() {
        return epochs.keySet();
    }

    /** The first that was begun, where there is no other. */
    long first() {
        return numbers().iterator().next();
    }

    /** The key of an epoch; of one that is not there, anything. */
    String publicKey(long number) {
        return epochs.containsKey(number) ? of(number).manifest.publicKey() : Bytes.randomHex(32);
    }

    EpochStatus awaitActive(long moreThan, long seconds) throws InterruptedException {
        for (long i = 0; i < seconds * 20; i++) {
            for (PeerEpoch epoch : epochs.values()) {
                if (epoch.state == EpochState.ACTIVE && epoch.number() > moreThan) {
                    return epoch.status();
                }
            }
            Thread.sleep(50);
        }
        throw new AssertionError("no epoch became active; failures: " + failures);
    }

    void serve(HttpExchange http) throws Exception {
        String rest = http.getRequestURI().getPath().substring(AgentApi.EPOCHS.length());
        if (rest.isEmpty() && http.getRequestMethod().equals("GET")) {
            list(http);
        } else if (rest.isEmpty()) {
            manifest(http);
        } else {
            String[] parts = rest.substring(1).split("/", -1);
            PeerEpoch epoch = of(Long.parseLong(parts[0]));
            if (parts.length == 1) {
                PeerServer.reply(http, 200, epoch.status());
            } else if (parts[1].equals("chunks")) {
                chunk(http, epoch, Long.parseLong(parts[2]));
            } else {
                complete(http, epoch);
            }
        }
    }

    private void list(HttpExchange http) throws Exception {
        List<EpochStatus> all = epochs.values().stream()
                .map(PeerEpoch::status)
                .sorted(Comparator.comparingLong(EpochStatus::epoch).reversed())
                .toList();
        PeerServer.reply(http, 200, new AgentApi.EpochList(all));
    }

    private void manifest(HttpExchange http) throws Exception {
        Delivery delivery = Json.read(http.getRequestBody().readAllBytes(), Delivery.class);
        Envelope envelope = gate.open(delivery.envelope());
        Message.Manifest manifest = (Message.Manifest) envelope.message();
        manifestPosts.incrementAndGet();
        PeerEpoch epoch =
                epochs.computeIfAbsent(manifest.epoch(), number -> new PeerEpoch(manifest, delivery.envelope()));
        if (!epoch.jws.equals(delivery.envelope())) {
            throw new AssertionError("another manifest for the same epoch");
        }
        PeerServer.reply(http, 201, epoch.status());
    }

    private void chunk(HttpExchange http, PeerEpoch epoch, long number) throws Exception {
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

    private void complete(HttpExchange http, PeerEpoch epoch) throws Exception {
        boolean right = epoch.isWhole() && !failEpochs;
        epoch.state = right ? EpochState.PROVING : EpochState.FAILED;
        if (right) {
            Thread proving = new Thread(() -> prove(epoch));
            proving.setDaemon(true);
            proving.start();
        }
        PeerServer.reply(http, 202, epoch.status());
    }

    private void prove(PeerEpoch epoch) {
        try {
            boolean found = prover.proves(epoch) && !failProofs;
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
}
