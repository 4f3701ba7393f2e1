package kr.haetae.agent.peer;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import kr.haetae.oprf.Blinded;
import kr.haetae.protocol.BatchCommitment;
import kr.haetae.protocol.BatchHeader;
import kr.haetae.protocol.BatchSize;
import kr.haetae.protocol.Delivery;
import kr.haetae.protocol.Envelope;
import kr.haetae.protocol.LeafOpening;
import kr.haetae.protocol.Message;
import kr.haetae.protocol.ReservedInputs;
import kr.haetae.protocol.SigningKey;
import kr.haetae.protocol.WireTime;
import kr.haetae.tlog.MerkleTree;

/** A blinded batch made as the hub makes it. */
final class PeerBatch {
    private static final long INDEX_FROM = 4_711;

    final String taskId = Bytes.randomHex(16);
    final BatchHeader header;
    final Message.Evaluate message;
    private final PeerHub hub;
    private final List<byte[]> padded;
    private final List<byte[]> blinds;
    private final List<byte[]> salts;
    private final MerkleTree tree;
    private final Blinded blinded;
    private final byte[] elements;

    /** Blinds the inputs; the elements are tampered with before the header commits to them. */
    PeerBatch(PeerHub hub, long epoch, List<byte[]> inputs, String legalBasis, Consumer<byte[]> tamper) {
        this.hub = hub;
        String batchId = Bytes.randomHex(16);
        padded = padded(batchId, inputs);
        int size = padded.size();
        blinds = padded.stream().map(input -> Bytes.random(64)).toList();
        salts = padded.stream().map(input -> Bytes.random(32)).toList();
        tree = MerkleTree.of(IntStream.range(0, size).mapToObj(this::leaf).toList());
        blinded = hub.client.blind(padded, blinds);
        elements = blinded.blindedElements();
        tamper.accept(elements);
        header = new BatchHeader(
                batchId,
                HexFormat.of().toHexDigits(INDEX_FROM),
                WireTime.format(Instant.now()),
                size,
                Bytes.sha256Hex(elements),
                Bytes.randomHex(32),
                legalBasis,
                Bytes.hex(tree.root()));
        message = new Message.Evaluate(header.sign(hub.signing), epoch, hub.epochs.publicKey(epoch));
    }

    private static List<byte[]> padded(String batchId, List<byte[]> inputs) {
        List<byte[]> padded = new ArrayList<>(inputs);
        int size = BatchSize.classFor(inputs.size());
        while (padded.size() < size) {
            padded.add(ReservedInputs.dummy(Bytes.ofHex(batchId), padded.size()));
        }
        return padded;
    }

    private byte[] leaf(int at) {
        return BatchCommitment.leaf(INDEX_FROM + at, padded.get(at), blinds.get(at), salts.get(at));
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
        return new Message.Confirm(header.batchId(), "Seoul Police", "LB1", header.caseCommitment(), List.of(items));
    }

    /** The lookup tags a result gives, once its proof is checked. */
    List<byte[]> tags(PeerMailbox.Result result) {
        Message.Evaluated evaluated = (Message.Evaluated) result.message();
        byte[] proof = Bytes.ofHex(evaluated.proof());
        byte[] key = Bytes.ofHex(evaluated.publicKey());
        if (!hub.client.verifyProof(key, elements, result.attachment, proof)) {
            throw new AssertionError("the proof does not verify");
        }
        return hub.client.finalize(padded, blinded.scalars(), result.attachment).stream()
                .map(output -> Arrays.copyOf(output, 12))
                .toList();
    }
}
