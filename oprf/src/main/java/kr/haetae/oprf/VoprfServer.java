package kr.haetae.oprf;

import java.security.SecureRandom;
import java.util.Arrays;

/**
 * The server of RFC 9497 in mode VOPRF (section 3.3.2): evaluates blinded elements and proves which key it used.
 *
 * <h2>Security guarantees</h2>
 *
 * <ul>
 *   <li>The server learns nothing about the inputs; whoever asks learns one output for each element and nothing of the key.
 *   <li>A proof convinces of one statement: all elements of the batch were multiplied by the key behind the public key.
 *       It says nothing about the key that other data, such as published tags, was made with.
 *   <li>The nonce of a proof is drawn afresh for every call, retries of the same batch included: two answers to different
 *       challenges under one nonce would give the key away.
 *   <li>Every element is checked before it meets the key. Time does not depend on the key or the nonce.
 *   <li>Nothing limits how often it answers: that is the caller's quota. Safe for use by many threads.
 * </ul>
 */
public final class VoprfServer {
    private final Group group;
    private final OprfKey key;
    private final SecureRandom random;
    private final OprfServer server;
    private final DleqProofs proofs;

    /** Makes a server that uses, and does not own, {@code key}; {@code random} gives the nonces of proofs. */
    public VoprfServer(Group group, OprfKey key, SecureRandom random) {
        this.group = group;
        this.key = key;
        this.random = random;
        this.server = new OprfServer(group, key, Mode.VOPRF);
        this.proofs = new DleqProofs(group, Mode.VOPRF);
    }

    /**
     * Multiplies every blinded element by the key, without a proof: part of a batch whose proof is made separately with
     * {@link #prove}, or an answer to somebody who needs none.
     *
     * @param blindedElements packed elements
     * @return the packed evaluated elements, in the same order
     * @throws InvalidElementException naming the first element that is not canonical or is the identity
     */
    public byte[] blindEvaluate(byte[] blindedElements) {
        return server.blindEvaluate(blindedElements);
    }

    /**
     * Multiplies every blinded element by the key and proves it (BlindEvaluate).
     *
     * @param blindedElements 1 to 65,535 packed elements
     * @throws InvalidElementException naming the first element that is not canonical or is the identity
     */
    public Evaluation blindEvaluateWithProof(byte[] blindedElements) {
        byte[] evaluatedElements = blindEvaluate(blindedElements);
        return new Evaluation(evaluatedElements, prove(blindedElements, evaluatedElements));
    }

    /**
     * Proves an evaluation that was made in parts by {@link #blindEvaluate}, for instance by several threads.
     *
     * @param blindedElements 1 to 65,535 packed elements
     * @param evaluatedElements what {@link #blindEvaluate} made of them with this server's key; for anything else the proof
     *     does not verify
     * @return the proof, 64 bytes
     */
    public byte[] prove(byte[] blindedElements, byte[] evaluatedElements) {
        byte[] nonce = SecretScalars.draw(group, random);
        try {
            return proofs.generateProof(key, blindedElements, evaluatedElements, nonce);
        } finally {
            Arrays.fill(nonce, (byte) 0);
        }
    }

    /**
     * Computes the full output for an input the server itself knows (Evaluate): the first bytes of it are a lookup tag.
     *
     * @param input at most 65,535 bytes
     * @return 64 bytes
     */
    public byte[] evaluate(byte[] input) {
        return server.evaluate(input);
    }

    /** The public key clients verify proofs against, 32 bytes. */
    public byte[] publicKey() {
        return key.publicKey();
    }
}
