package kr.haetae.oprf;

import java.util.List;

/**
 * The client of RFC 9497 in mode VOPRF (section 3.3.2): blinds inputs, checks proofs and opens the answers.
 *
 * <h2>Security guarantees</h2>
 *
 * <ul>
 *   <li>Blinded elements are uniform and independent of the inputs, if the blinds are uniform, secret and used once.
 *   <li>{@link #verifyProof} is true only if every element was multiplied by the key behind the public key, but for a
 *       chance of about 2^-125. {@code finalize} does not check proofs: callers verify first.
 *   <li>Time does not depend on blinds or inverses; verification, over public data alone, is variable-time.
 *   <li>Safe for use by many threads.
 * </ul>
 */
public final class VoprfClient {
    private final OprfClient client;
    private final DleqProofs proofs;

    /** Makes a client on a backend; server and client may use different ones. */
    public VoprfClient(Group group) {
        this.client = new OprfClient(group, Mode.VOPRF);
        this.proofs = new DleqProofs(group, Mode.VOPRF);
    }

    /**
     * Hashes every input to an element and multiplies it by its blind (Blind).
     *
     * @param inputs at most 65,535 bytes each
     * @param blinds 64 uniform secret bytes for each input; reduced modulo L, refused if that is zero
     */
    public Blinded blind(List<byte[]> inputs, List<byte[]> blinds) {
        return client.blind(inputs, blinds);
    }

    /**
     * Checks a server's proof (VerifyProof, RFC 9497, section 2.2.2).
     *
     * <p>All four arguments come from outside: whatever is malformed in them gives false, never an exception.
     *
     * @param publicKey the pinned key, 32 bytes
     * @param blindedElements the packed elements that were sent
     * @param evaluatedElements the packed elements that came back, as many
     * @param proof 64 bytes
     */
    public boolean verifyProof(byte[] publicKey, byte[] blindedElements, byte[] evaluatedElements, byte[] proof) {
        return proofs.verifyProof(publicKey, blindedElements, evaluatedElements, proof);
    }

    /**
     * Inverts the blinds of a batch together, to open the answers of several servers to one batch.
     *
     * @param scalars packed scalars of {@link Blinded#scalars()}, none zero
     */
    public BlindInverses invert(byte[] scalars) {
        return client.invert(scalars);
    }

    /**
     * Removes the blinds and hashes to the outputs (Finalize without its VerifyProof).
     *
     * @param inputs the inputs that were blinded, in order
     * @param scalars packed scalars of {@link Blinded#scalars()}
     * @param evaluatedElements the server's packed answer, verified before
     * @return 64 bytes for each input
     * @throws InvalidElementException naming the first element that is not canonical or is the identity
     */
    public List<byte[]> finalize(List<byte[]> inputs, byte[] scalars, byte[] evaluatedElements) {
        return client.finalize(inputs, scalars, evaluatedElements);
    }

    /** Removes the blinds by inverses made before; otherwise as {@link #finalize(List, byte[], byte[])}. */
    public List<byte[]> finalize(List<byte[]> inputs, BlindInverses inverses, byte[] evaluatedElements) {
        return client.finalize(inputs, inverses, evaluatedElements);
    }
}
