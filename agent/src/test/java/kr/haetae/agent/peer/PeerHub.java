package kr.haetae.agent.peer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import kr.haetae.agent.keys.AgentKeys;
import kr.haetae.oprf.Group;
import kr.haetae.oprf.VoprfClient;
import kr.haetae.protocol.AgentApi;
import kr.haetae.protocol.Delivery;
import kr.haetae.protocol.Envelope;
import kr.haetae.protocol.HubCard;
import kr.haetae.protocol.Json;
import kr.haetae.protocol.Message;
import kr.haetae.protocol.ReservedInputs;
import kr.haetae.protocol.SigningKey;

/**
 * The agent's peer in tests: a real HTTPS server that demands the client certificate, keeps epochs and tasks in memory,
 * proves canaries through evaluate tasks, and checks every signature. Tests steer it through the fields of its parts.
 */
final class PeerHub implements AutoCloseable {
    final SigningKey signing = SigningKey.generate();
    final VoprfClient client = new VoprfClient(Group.best());
    final List<Throwable> failures = Collections.synchronizedList(new ArrayList<>());
    final PeerGate gate;
    final PeerMailbox mailbox;
    final PeerEpochs epochs;

    private final String exchange;
    private final AgentKeys identity;
    private PeerServer server;

    PeerHub(String exchange, Path folder) throws IOException {
        this.exchange = exchange;
        gate = new PeerGate(exchange);
        mailbox = new PeerMailbox(gate, failures);
        epochs = new PeerEpochs(gate, this::holdsItsCanaries, failures);
        // The agent's own key files double as a server identity: any self-signed certificate will do.
        identity = AgentKeys.create(folder, "peer hub", Instant.now());
        server = open(0);
    }

    private PeerServer open(int port) throws IOException {
        Map<String, PeerServer.Handler> handlers =
                Map.of(AgentApi.TASKS, mailbox::serve, AgentApi.EPOCHS, epochs::serve);
        return new PeerServer(port, identity, gate, handlers, failures);
    }

    /** Comes back where it was. */
    void reopen() throws IOException {
        server = open(server.port());
    }

    Path writeCard(Path file) throws IOException {
        HubCard card = new HubCard(
                "https://localhost:" + server.port(),
                identity.memberCard("hub").certificateSha256(),
                Base64.getEncoder().encodeToString(signing.verifyKey().encoded()));
        return Files.write(file, Json.write(card));
    }

    PeerBatch batch(long epoch, List<byte[]> inputs) {
        return batch(epoch, inputs, "LB1     ", elements -> {});
    }

    /** A batch whose blinded elements are tampered with before the header commits to them. */
    PeerBatch batch(long epoch, List<byte[]> inputs, String legalBasis, Consumer<byte[]> tamper) {
        return new PeerBatch(this, epoch, inputs, legalBasis, tamper);
    }

    /** The agent's tags for a batch, asked for now. */
    List<byte[]> evaluate(PeerBatch batch, long seconds) throws InterruptedException {
        mailbox.give(batch.delivery());
        return batch.tags(mailbox.awaitResult(batch.taskId, seconds));
    }

    /** A task, signed now. */
    Delivery deliver(String taskId, Message message, byte[] attachment) {
        return Delivery.of(
                Envelope.of(Envelope.HUB, exchange, taskId, Instant.now(), message)
                        .sign(signing),
                attachment);
    }

    private boolean holdsItsCanaries(PeerEpoch epoch) throws InterruptedException {
        PeerBatch batch = batch(epoch.number(), ReservedInputs.canaries(exchange, epoch.number()));
        return evaluate(batch, 60).stream().limit(ReservedInputs.CANARIES).allMatch(epoch::holds);
    }

    @Override
    public void close() {
        server.close();
    }
}
