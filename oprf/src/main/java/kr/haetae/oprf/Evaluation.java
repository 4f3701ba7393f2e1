package kr.haetae.oprf;

/**
 * A server's answer to a batch: the evaluated elements and one proof over all of them. Both are public.
 *
 * <p>Made by {@link VoprfServer#blindEvaluateWithProof}; the arrays are handed over, not copied.
 */
public final class Evaluation {
    /** Length of a proof: challenge and response, a scalar each. */
    public static final int PROOF_LENGTH_BYTES = 64;

    private final byte[] evaluatedElements;
    private final byte[] proof;

    Evaluation(byte[] evaluatedElements, byte[] proof) {
        this.evaluatedElements = evaluatedElements;
        this.proof = proof;
    }

    /** The packed evaluated elements, in the order of the blinded ones. */
    public byte[] evaluatedElements() {
        return evaluatedElements;
    }

    /** The proof, 64 bytes: c, then s (RFC 9497, section 2.2). */
    public byte[] proof() {
        return proof;
    }
}
