package kr.haetae.hub.verification;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import kr.haetae.hub.machineport.TestMember;
import kr.haetae.oprf.Evaluation;
import kr.haetae.oprf.Group;
import kr.haetae.oprf.LookupTags;
import kr.haetae.oprf.OprfKey;
import kr.haetae.oprf.VoprfServer;
import kr.haetae.protocol.AgentApi;
import kr.haetae.protocol.BatchCommitment;
import kr.haetae.protocol.BatchHeader;
import kr.haetae.protocol.Delivery;
import kr.haetae.protocol.Envelope;
import kr.haetae.protocol.HubCard;
import kr.haetae.protocol.Json;
import kr.haetae.protocol.Message;
import kr.haetae.protocol.RefusalCode;
import kr.haetae.protocol.ReservedInputs;
import kr.haetae.protocol.VerifyKey;

/** An exchange that speaks the real protocol over the real mutual-TLS port, and misbehaves on demand. */
final class SimulatedExchange implements AutoCloseable {
    private static final HexFormat HEX = HexFormat.of();

    private final String name;
    private final ExchangeLine line;
    private final VerifyKey hubKey;
    private final Binding binding;
    private final Map<Long, VoprfServer> servers = new ConcurrentHashMap<>();
    private final Set<String> wallets;
    private final Thread thread;
    final List<Message.Evaluate> evaluations = new CopyOnWriteArrayList<>();
    final List<byte[]> elements = new CopyOnWriteArrayList<>();
    final List<Message.Confirm> confirms = new CopyOnWriteArrayList<>();
    /** Batches it was asked about in the clear for something it was not asked blindly before. */
    final List<String> unbound = new CopyOnWriteArrayList<>();
    /** Chains it lists its wallets on, by canonical address; for the others it says nothing of chains. */
    final Map<String, List<String>> listedOn = new ConcurrentHashMap<>();
    /** Addresses that want a memo, with the memos it knows. */
    final Map<String, Set<String>> memos = new ConcurrentHashMap<>();

    volatile Mood mood = Mood.HONEST;
    volatile boolean running = true;
    volatile boolean polling = true;

    enum Mood {
        HONEST,
        WRONG_PROOF,
        REFUSES,
        MUTE,
        DENIES,
        CONFIRMS_ANOTHER_REQUEST,
        REFUSES_TO_CONFIRM
    }

    SimulatedExchange(TestMember member, HubCard hub, Set<String> wallets) {
        this.name = member.name();
        this.line = new ExchangeLine(member, hub);
        this.hubKey = VerifyKey.of(Base64.getDecoder().decode(hub.verifyKey()));
        this.binding = new Binding(hubKey);
        this.wallets = wallets;
        this.thread = new Thread(this::pollForever, "exchange-" + name);
        this.thread.setDaemon(true);
    }

    String name() {
        return name;
    }

    SimulatedExchange start() {
        thread.start();
        return this;
    }

    /** From now on evaluates under another key than the one its index was made with. */
    void loseKey(long epoch) {
        servers.put(epoch, freshServer());
    }

    private static VoprfServer freshServer() {
        return new VoprfServer(Group.best(), OprfKey.generate(Group.best(), new SecureRandom()), new SecureRandom());
    }

    /** Publishes an epoch: tags of its wallets and canaries; made with another key if the canaries shall be missing. */
    void publish(long epoch, List<String> namespaces, boolean withCanaries) {
        VoprfServer server = freshServer();
        servers.put(epoch, server);
        List<byte[]> inputs = new ArrayList<>();
        wallets.forEach(wallet -> inputs.add(TestAddresses.wallet(null, wallet).lookupInput()));
        if (withCanaries) {
            inputs.addAll(ReservedInputs.canaries(name(), epoch));
        }
        byte[] packed = packed(inputs.stream()
                .map(input -> LookupTags.fromOutput(server.evaluate(input)))
                .sorted(Arrays::compareUnsigned)
                .toList());
        byte[] digest = BatchCommitment.sha256().digest(BatchCommitment.sha256().digest(packed));
        Message.Manifest manifest = new Message.Manifest(
                name(),
                epoch,
                0,
                "0".repeat(64),
                inputs.size(),
                HEX.formatHex(digest),
                HEX.formatHex(server.publicKey()),
                namespaces);
        line.upload(epoch, manifest, packed);
    }

    private static byte[] packed(List<byte[]> tags) {
        byte[] packed = new byte[tags.size() * 12];
        for (int i = 0; i < tags.size(); i++) {
            System.arraycopy(tags.get(i), 0, packed, i * 12, 12);
        }
        return packed;
    }

    AgentApi.EpochState stateOf(long epoch) {
        return line.stateOf(epoch);
    }

    private void pollForever() {
        while (running) {
            try {
                if (!polling) {
                    Thread.sleep(20);
                    continue;
                }
                byte[] body = line.poll();
                if (body.length > 0) {
                    Json.read(body, Delivery.Batch.class).tasks().forEach(this::work);
                }
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException | AssertionError e) {
                if (running) {
                    e.printStackTrace();
                }
            }
        }
    }

    private void work(Delivery task) {
        Envelope envelope = Envelope.open(task.envelope(), hubKey, Envelope.HUB, name());
        if (envelope.message() instanceof Message.Evaluate evaluate) {
            evaluate(envelope.taskId(), evaluate, task.attached());
        } else if (envelope.message() instanceof Message.Confirm confirm) {
            if (!binding.holds(confirm, task.attached(), evaluations)) {
                unbound.add(confirm.batchId());
            }
            confirm(envelope.taskId(), confirm, task.envelope());
        }
    }

    private void evaluate(String taskId, Message.Evaluate evaluate, byte[] blinded) {
        evaluations.add(evaluate);
        elements.add(blinded);
        VoprfServer server = servers.get(evaluate.epoch());
        if (mood == Mood.MUTE) {
            return;
        }
        if (mood == Mood.REFUSES || server == null) {
            line.answer(taskId, new Message.Refused(RefusalCode.QUOTA_EXCEEDED), new byte[0]);
            return;
        }
        Evaluation evaluation = server.blindEvaluateWithProof(blinded);
        byte[] proof = evaluation.proof().clone();
        if (mood == Mood.WRONG_PROOF) {
            proof[5] ^= 1;
        }
        String batchId = BatchHeader.open(evaluate.header(), hubKey).batchId();
        line.answer(
                taskId,
                new Message.Evaluated(
                        batchId,
                        evaluate.epoch(),
                        HEX.formatHex(server.publicKey()),
                        HEX.formatHex(BatchCommitment.sha256().digest(evaluation.evaluatedElements())),
                        HEX.formatHex(proof)),
                evaluation.evaluatedElements());
    }

    private void confirm(String taskId, Message.Confirm confirm, String envelope) {
        confirms.add(confirm);
        if (mood == Mood.REFUSES_TO_CONFIRM) {
            line.answer(taskId, new Message.Refused(RefusalCode.LEGAL_BASIS_NOT_ACCEPTED), new byte[0]);
            return;
        }
        List<Message.Confirmed.Answer> answers = confirm.items().stream()
                .map(item -> new Message.Confirmed.Answer(
                        item.position(), mood != Mood.DENIES, memoOf(item), otherChains(item)))
                .toList();
        byte[] request = mood == Mood.CONFIRMS_ANOTHER_REQUEST ? new byte[0] : envelope.getBytes(US_ASCII);
        String requestSha256 = HEX.formatHex(BatchCommitment.sha256().digest(request));
        line.answer(taskId, new Message.Confirmed(confirm.batchId(), requestSha256, answers), new byte[0]);
    }

    private List<String> otherChains(Message.Confirm.Item item) {
        List<String> chains = listedOn.getOrDefault(item.address(), List.of());
        return chains.contains(item.chain()) ? List.of() : chains;
    }

    private Message.MemoMatch memoOf(Message.Confirm.Item item) {
        Set<String> known = memos.get(item.address());
        if (known == null) {
            return Message.MemoMatch.NOT_APPLICABLE;
        }
        if (item.memo().isEmpty()) {
            return Message.MemoMatch.MISSING;
        }
        return known.contains(item.memo()) ? Message.MemoMatch.KNOWN : Message.MemoMatch.UNKNOWN;
    }

    @Override
    public void close() {
        running = false;
        thread.interrupt();
    }
}
