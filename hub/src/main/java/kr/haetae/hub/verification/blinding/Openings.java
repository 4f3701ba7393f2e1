package kr.haetae.hub.verification.blinding;

import java.util.List;
import kr.haetae.protocol.LeafOpening;
import kr.haetae.tlog.LeveledTree;

/**
 * Opens single leaves of a batch's Merkle root, made again from the batch's seed. An opening tells whoever gets it the
 * blind of its own position, and so that position's address, if it can be guessed; nothing of any other position.
 */
public final class Openings {
    private final List<byte[]> inputs;
    private final List<byte[]> blinds;
    private final BatchSecrets secrets;
    private final LeveledTree tree;

    private Openings(List<byte[]> inputs, List<byte[]> blinds, BatchSecrets secrets, LeveledTree tree) {
        this.inputs = inputs;
        this.blinds = blinds;
        this.secrets = secrets;
        this.tree = tree;
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
        LeveledTree tree = LeveledTree.of(Blinder.leaves(inputs, blinds, seed, indexFrom));
        return new Openings(inputs, blinds, new BatchSecrets(seed), tree);
    }

    /** The input at a position. */
    public byte[] input(int position) {
        return inputs.get(position).clone();
    }

    /** The salt of the commitment to the case. */
    public byte[] caseSalt() {
        return secrets.caseSalt();
    }

    /** The opening of one position's leaf. */
    public LeafOpening at(int position) {
        return LeafOpening.of(
                blinds.get(position), secrets.salt(position, inputs.get(position)), tree.inclusion(position));
    }

    @Override
    public String toString() {
        return "Openings[" + inputs.size() + "]";
    }
}
