package kr.haetae.hub.verification.blinding;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import kr.haetae.hub.verification.opaque.Bytes;
import kr.haetae.hub.verification.planning.BatchPlan;
import kr.haetae.oprf.BlindInverses;
import kr.haetae.oprf.Blinded;
import kr.haetae.oprf.Group;
import kr.haetae.oprf.VoprfClient;
import kr.haetae.protocol.BatchCommitment;
import kr.haetae.tlog.MerkleTree;
import org.springframework.stereotype.Component;

/** Blinds batches, commits to them, and opens their answers. */
@Component
public final class Blinder {
    private final Group group = Group.best();
    private final VoprfClient client = new VoprfClient(group);
    private final CpuPool pool;

    public Blinder(CpuPool pool) {
        this.pool = pool;
    }

    /**
     * A blinded batch.
     *
     * @param elements packed, 32 bytes each
     * @param merkleRoot over every element's leaf
     * @param inverses opens answers to it
     */
    public record BlindedBatch(Bytes elements, Bytes merkleRoot, BlindInverses inverses) {
        @Override
        public String toString() {
            return "BlindedBatch[" + inverses.count() + "]";
        }
    }

    /**
     * Blinds a batch.
     *
     * @param indexFrom the hub's count of its first element
     */
    public BlindedBatch blind(UUID batchId, BatchPlan plan, byte[] seed, long indexFrom) {
        List<byte[]> inputs = plan.inputs(batchId);
        List<byte[]> blinds = blinds(inputs, seed);
        List<Blinded> pieces = pool.inPieces(
                inputs.size(), (from, to) -> client.blind(inputs.subList(from, to), blinds.subList(from, to)));
        byte[] elements =
                concatenated(pieces.stream().map(Blinded::blindedElements).toList());
        byte[] scalars = concatenated(pieces.stream().map(Blinded::scalars).toList());
        pieces.forEach(Blinded::destroy);
        byte[] root = MerkleTree.of(leaves(inputs, blinds, seed, indexFrom)).root();
        BlindInverses inverses = client.invert(scalars);
        Arrays.fill(scalars, (byte) 0);
        return new BlindedBatch(Bytes.of(elements), Bytes.of(root), inverses);
    }

    /** Makes a batch's inverses again from its seed. */
    public BlindInverses inverses(List<byte[]> inputs, byte[] seed) {
        byte[] scalars = group.reduceUniform(concatenated(blinds(inputs, seed)));
        BlindInverses inverses = client.invert(scalars);
        Arrays.fill(scalars, (byte) 0);
        return inverses;
    }

    /** The leaves a batch's Merkle root commits to, in order: what an auditor is given. */
    public static List<byte[]> leaves(List<byte[]> inputs, List<byte[]> blinds, byte[] seed, long indexFrom) {
        BatchSecrets secrets = new BatchSecrets(seed);
        List<byte[]> leaves = new ArrayList<>(inputs.size());
        for (int position = 0; position < inputs.size(); position++) {
            byte[] input = inputs.get(position);
            leaves.add(BatchCommitment.leaf(
                    indexFrom + position, input, blinds.get(position), secrets.salt(position, input)));
        }
        return leaves;
    }

    /** Every position's blind, 64 bytes each. */
    public static List<byte[]> blinds(List<byte[]> inputs, byte[] seed) {
        BatchSecrets secrets = new BatchSecrets(seed);
        List<byte[]> blinds = new ArrayList<>(inputs.size());
        for (int position = 0; position < inputs.size(); position++) {
            blinds.add(secrets.blind(position, inputs.get(position)));
        }
        return blinds;
    }

    /** Whether a proof shows that all elements were evaluated with the key behind that public key. */
    public boolean proves(byte[] publicKey, byte[] elements, byte[] evaluated, byte[] proof) {
        return client.verifyProof(publicKey, elements, evaluated, proof);
    }

    /**
     * Opens an answer whose proof was verified.
     *
     * @return 64 bytes for each input, in order
     */
    public List<byte[]> open(List<byte[]> inputs, BlindInverses inverses, byte[] evaluated) {
        int length = Group.ELEMENT_LENGTH_BYTES;
        List<List<byte[]>> pieces = pool.inPieces(
                inputs.size(),
                (from, to) -> client.finalize(
                        inputs.subList(from, to),
                        inverses.slice(from, to),
                        Arrays.copyOfRange(evaluated, from * length, to * length)));
        return pieces.stream().flatMap(List::stream).toList();
    }

    private static byte[] concatenated(List<byte[]> parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        parts.forEach(all::writeBytes);
        return all.toByteArray();
    }
}
