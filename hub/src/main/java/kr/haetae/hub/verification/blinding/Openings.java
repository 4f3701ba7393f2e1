package kr.haetae.hub.verification.blinding;

import java.util.ArrayList;
import java.util.List;
import kr.haetae.protocol.LeafOpening;
import kr.haetae.tlog.MerkleTree;
import kr.haetae.tlog.ProofMaker;

/**
 * Opens single leaves of a batch's Merkle root, made again from the batch's seed. An opening tells whoever gets it the
 * blind of its own position, and so that position's address, if it can be guessed; nothing of any other position.
 */
public final class Openings {
    private final List<byte[]> inputs;
    private final List<byte[]> blinds;
    private final BatchSecrets secrets;
    private final ProofMaker proofs;

    private Openings(List<byte[]> inputs, List<byte[]> blinds, BatchSecrets secrets, ProofMaker proofs) {
        this.inputs = inputs;
        this.blinds = blinds;
        this.secrets = secrets;
        this.proofs = proofs;
    }

    /**
     * Makes the tree of a batch again.
     *
     * @param inputs of every position, padding included
     * @param seed of the batch; the caller erases it
     * @param indexFrom the hub's count of its first element
     */
    public static Openings of(List<byte[]> inputs, byte[] seed, long indexFrom) {
        List<byte[]> blinds = Blinder.blinds(inputs, seed);
        List<List<byte[]>> levels = new ArrayList<>();
        levels.add(Blinder.leaves(inputs, blinds, seed, indexFrom).stream()
                .map(MerkleTree::leafHash)
                .toList());
        while (levels.get(levels.size() - 1).size() > 1) {
            levels.add(parents(levels.get(levels.size() - 1)));
        }
        ProofMaker proofs = new ProofMaker((level, index) -> levels.get(level).get(Math.toIntExact(index)));
        return new Openings(inputs, blinds, new BatchSecrets(seed), proofs);
    }

    /** The complete subtrees of twice the size. */
    private static List<byte[]> parents(List<byte[]> nodes) {
        List<byte[]> parents = new ArrayList<>(nodes.size() / 2);
        for (int i = 0; i + 1 < nodes.size(); i += 2) {
            parents.add(MerkleTree.nodeHash(nodes.get(i), nodes.get(i + 1)));
        }
        return parents;
    }

    /** The opening of one position's leaf. */
    public LeafOpening at(int position) {
        return LeafOpening.of(
                blinds.get(position),
                secrets.salt(position, inputs.get(position)),
                proofs.inclusion(position, inputs.size()));
    }

    @Override
    public String toString() {
        return "Openings[" + inputs.size() + "]";
    }
}
