package kr.haetae.oprf;

import java.util.List;

/**
 * The server of RFC 9497 in mode OPRF (section 3.3.1): evaluates blinded elements without proving anything.
 *
 * <h2>Security guarantees</h2>
 *
 * <ul>
 *   <li>The server learns nothing about the inputs; whoever asks learns one output for each element and nothing of the key.
 *   <li>Every element is checked before it meets the key. Time does not depend on the key.
 *   <li>Nothing limits how often it answers: that is the caller's quota. Safe for use by many threads.
 * </ul>
 */
public final class OprfServer {
    private final Group group;
    private final OprfKey key;
    private final Suite suite;

    /** Makes a server of mode OPRF that uses, and does not own, {@code key}. */
    public OprfServer(Group group, OprfKey key) {
        this(group, key, Mode.OPRF);
    }

    OprfServer(Group group, OprfKey key, Mode mode) {
        this.group = group;
        this.key = key;
        this.suite = Suite.of(mode);
    }

    /**
     * Multiplies every blinded element by the key (BlindEvaluate).
     *
     * @param blindedElements packed elements
     * @return the packed evaluated elements, in the same order
     * @throws InvalidElementException naming the first element that is not canonical or is the identity
     */
    public byte[] blindEvaluate(byte[] blindedElements) {
        return group.multiplyAll(key.scalar(), blindedElements);
    }

    /**
     * Computes the output for an input the server itself knows (Evaluate): what a client would get by asking.
     *
     * @param input at most 65,535 bytes
     * @return 64 bytes
     */
    public byte[] evaluate(byte[] input) {
        byte[] element = suite.hashToGroup(group, List.of(input));
        byte[] evaluated = group.multiplyAll(key.scalar(), element);
        return Suite.finalizeHash(Sha512.start(), input, evaluated, 0);
    }
}
