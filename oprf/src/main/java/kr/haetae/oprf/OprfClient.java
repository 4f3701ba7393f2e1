package kr.haetae.oprf;

import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;

/**
 * The client of RFC 9497 in mode OPRF (section 3.3.1): blinds inputs and opens the answers.
 *
 * <h2>Security guarantees</h2>
 *
 * <ul>
 *   <li>Blinded elements are uniform and independent of the inputs, if the blinds are uniform, secret and used once.
 *   <li>Time does not depend on blinds or inverses.
 *   <li>In this mode nothing shows which key the server used: see {@link VoprfClient}. Safe for use by many threads.
 * </ul>
 */
public final class OprfClient {
    private final Group group;
    private final Suite suite;

    /** Makes a client of mode OPRF. */
    public OprfClient(Group group) {
        this(group, Mode.OPRF);
    }

    OprfClient(Group group, Mode mode) {
        this.group = group;
        this.suite = Suite.of(mode);
    }

    /**
     * Hashes every input to an element and multiplies it by its blind (Blind).
     *
     * @param inputs at most 65,535 bytes each
     * @param blinds 64 uniform secret bytes for each input; reduced modulo L, refused if that is zero
     */
    public Blinded blind(List<byte[]> inputs, List<byte[]> blinds) {
        Packed.requireSameCount(blinds.size(), inputs.size());
        byte[] scalars = SecretScalars.fromBlinds(group, blinds);
        return new Blinded(group.multiplyEach(scalars, suite.hashToGroup(group, inputs)), scalars);
    }

    /**
     * Inverts the blinds of a batch together, for {@link #finalize(List, BlindInverses, byte[])}.
     *
     * @param scalars packed scalars of {@link Blinded#scalars()}, none zero
     */
    public BlindInverses invert(byte[] scalars) {
        SecretScalars.requireUsable(scalars);
        return new BlindInverses(group.invertAll(scalars));
    }

    /**
     * Removes the blinds and hashes to the outputs (Finalize).
     *
     * @param inputs the inputs that were blinded, in order
     * @param scalars packed scalars of {@link Blinded#scalars()}
     * @param evaluatedElements the server's packed answer
     * @return 64 bytes for each input
     * @throws InvalidElementException naming the first element that is not canonical or is the identity
     */
    public List<byte[]> finalize(List<byte[]> inputs, byte[] scalars, byte[] evaluatedElements) {
        BlindInverses inverses = invert(scalars);
        try {
            return finalize(inputs, inverses, evaluatedElements);
        } finally {
            inverses.destroy();
        }
    }

    /** Removes the blinds by inverses made before; otherwise as {@link #finalize(List, byte[], byte[])}. */
    public List<byte[]> finalize(List<byte[]> inputs, BlindInverses inverses, byte[] evaluatedElements) {
        Packed.requireSameCount(inverses.count(), inputs.size());
        byte[] unblinded = group.multiplyEach(inverses.packed(), evaluatedElements);
        MessageDigest digest = Sha512.start();
        List<byte[]> outputs = new ArrayList<>(inputs.size());
        for (int i = 0; i < inputs.size(); i++) {
            outputs.add(Suite.finalizeHash(digest, inputs.get(i), unblinded, i));
        }
        return outputs;
    }
}
