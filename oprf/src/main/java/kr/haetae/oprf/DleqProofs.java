package kr.haetae.oprf;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;

/**
 * Batched proofs that two discrete logarithms are equal (RFC 9497, section 2.2).
 *
 * <h2>Security guarantees</h2>
 *
 * <p>The composites are sums of public elements with public weights, by variable-time {@link PublicMultiScalar}, as is all
 * of verification. Key and nonce meet only the constant-time {@link Group}.
 */
final class DleqProofs {
    private static final byte[] COMPOSITE = "Composite".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] CHALLENGE = "Challenge".getBytes(StandardCharsets.US_ASCII);

    /** The index of an element is hashed as two bytes. */
    private static final int MAX_BATCH_ELEMENTS = 0xffff;

    private final Group group;
    private final Suite suite;

    DleqProofs(Group group, Mode mode) {
        this.group = group;
        this.suite = Suite.of(mode);
    }

    /** GenerateProof with the nonce given; A is the group's generator and B the public key. */
    byte[] generateProof(OprfKey key, byte[] blinded, byte[] evaluated, byte[] nonce) {
        int count = requireBatch(blinded, evaluated);
        byte[] weights = compositeWeights(key.publicKey(), blinded, evaluated, count);
        byte[] m =
                PublicMultiScalar.sum(weights, PublicPoints.decodeAll(blinded)).encode();
        byte[] z = group.multiplyAll(key.scalar(), m);
        byte[] t2 = group.multiplyBase(nonce);
        byte[] t3 = group.multiplyAll(nonce, m);
        byte[] challenge = challenge(key.publicKey(), m, z, t2, t3);
        byte[] response = group.subtractProduct(nonce, challenge, key.scalar());
        byte[] proof = Arrays.copyOf(challenge, Evaluation.PROOF_LENGTH_BYTES);
        System.arraycopy(response, 0, proof, Packed.SIZE, Packed.SIZE);
        return proof;
    }

    /** VerifyProof; false for anything malformed. */
    boolean verifyProof(byte[] publicKey, byte[] blinded, byte[] evaluated, byte[] proof) {
        if (publicKey.length != Packed.SIZE
                || proof.length != Evaluation.PROOF_LENGTH_BYTES
                || !Packed.isCanonicalScalar(proof, 0)
                || !Packed.isCanonicalScalar(proof, Packed.SIZE)) {
            return false;
        }
        try {
            return verifyDecoded(publicKey, blinded, evaluated, proof);
        } catch (IllegalArgumentException malformed) {
            return false;
        }
    }

    private boolean verifyDecoded(byte[] publicKey, byte[] blinded, byte[] evaluated, byte[] proof) {
        int count = requireBatch(blinded, evaluated);
        byte[] weights = compositeWeights(publicKey, blinded, evaluated, count);
        byte[] m =
                PublicMultiScalar.sum(weights, PublicPoints.decodeAll(blinded)).encode();
        byte[] z = PublicMultiScalar.sum(weights, PublicPoints.decodeAll(evaluated))
                .encode();
        byte[] challengeAndResponse = proof;
        byte[] t2 = combine(challengeAndResponse, publicKey, PublicPoints.generator());
        byte[] t3 = combine(challengeAndResponse, z, m);
        byte[] expected = challenge(publicKey, m, z, t2, t3);
        return Arrays.equals(expected, 0, Packed.SIZE, proof, 0, Packed.SIZE);
    }

    /** Computes c·x + s·y, for the proof (c, s). */
    private static byte[] combine(byte[] proof, byte[] x, byte[] y) {
        byte[] both = Arrays.copyOf(x, 2 * Packed.SIZE);
        System.arraycopy(y, 0, both, Packed.SIZE, Packed.SIZE);
        return PublicMultiScalar.sum(proof, PublicPoints.decodeAll(both)).encode();
    }

    /** The weights d_i of ComputeComposites, packed. */
    private byte[] compositeWeights(byte[] publicKey, byte[] blinded, byte[] evaluated, int count) {
        MessageDigest seedTranscript = Sha512.start();
        Sha512.putPrefixed(seedTranscript, publicKey);
        Sha512.putPrefixed(seedTranscript, suite.seedDomain());
        UniformHash toScalar = suite.toScalar();
        MessageDigest seeded = toScalar.start();
        Sha512.putPrefixed(seeded, seedTranscript.digest());
        byte[] uniform = new byte[count * Group.UNIFORM_LENGTH_BYTES];
        for (int i = 0; i < count; i++) {
            MessageDigest transcript = Sha512.resume(seeded);
            Sha512.putInt16(transcript, i);
            Sha512.putPrefixed(transcript, blinded, i * Packed.SIZE, Packed.SIZE);
            Sha512.putPrefixed(transcript, evaluated, i * Packed.SIZE, Packed.SIZE);
            transcript.update(COMPOSITE);
            System.arraycopy(
                    toScalar.finish(transcript),
                    0,
                    uniform,
                    i * Group.UNIFORM_LENGTH_BYTES,
                    Group.UNIFORM_LENGTH_BYTES);
        }
        return group.reduceUniform(uniform);
    }

    private byte[] challenge(byte[]... elements) {
        UniformHash toScalar = suite.toScalar();
        MessageDigest transcript = toScalar.start();
        for (byte[] element : elements) {
            Sha512.putPrefixed(transcript, element);
        }
        transcript.update(CHALLENGE);
        return group.reduceUniform(toScalar.finish(transcript));
    }

    private static int requireBatch(byte[] blinded, byte[] evaluated) {
        int count = Packed.countElements(blinded);
        Packed.requireSameCount(Packed.countElements(evaluated), count);
        if (count == 0 || count > MAX_BATCH_ELEMENTS) {
            throw new IllegalArgumentException("a proof covers 1 to 65,535 elements, not " + count);
        }
        return count;
    }
}
