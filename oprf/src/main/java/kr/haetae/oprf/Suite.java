package kr.haetae.oprf;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;

/** The hashes of suite ristretto255-SHA512 in one mode (RFC 9497, sections 3.1, 3.3 and 4.1). */
final class Suite {
    private static final byte[] FINALIZE = "Finalize".getBytes(StandardCharsets.US_ASCII);
    private static final int MAX_INPUT_BYTES = 0xffff;

    private static final Suite OPRF = new Suite(Mode.OPRF);
    private static final Suite VOPRF = new Suite(Mode.VOPRF);

    private final UniformHash toGroup;
    private final UniformHash toScalar;
    private final UniformHash toKey;
    private final byte[] seedDomain;

    private Suite(Mode mode) {
        this.toGroup = new UniformHash(mode.domain("HashToGroup-"));
        this.toScalar = new UniformHash(mode.domain("HashToScalar-"));
        this.toKey = new UniformHash(mode.domain("DeriveKeyPair"));
        this.seedDomain = mode.domain("Seed-");
    }

    static Suite of(Mode mode) {
        return mode == Mode.OPRF ? OPRF : VOPRF;
    }

    UniformHash toScalar() {
        return toScalar;
    }

    UniformHash toKey() {
        return toKey;
    }

    byte[] seedDomain() {
        return seedDomain;
    }

    /** HashToGroup of every input, packed. */
    byte[] hashToGroup(Group group, List<byte[]> inputs) {
        byte[] uniform = new byte[inputs.size() * Group.UNIFORM_LENGTH_BYTES];
        int offset = 0;
        for (byte[] input : inputs) {
            requireInput(input);
            System.arraycopy(toGroup.hash(input), 0, uniform, offset, Group.UNIFORM_LENGTH_BYTES);
            offset += Group.UNIFORM_LENGTH_BYTES;
        }
        return group.mapUniform(uniform);
    }

    /** The last hash of Finalize and Evaluate, over the unblinded element at {@code index} of a packed array. */
    static byte[] finalizeHash(MessageDigest digest, byte[] input, byte[] unblinded, int index) {
        Sha512.putPrefixed(digest, input);
        Sha512.putPrefixed(digest, unblinded, index * Packed.SIZE, Packed.SIZE);
        return digest.digest(FINALIZE);
    }

    private static void requireInput(byte[] input) {
        if (input.length > MAX_INPUT_BYTES) {
            throw new IllegalArgumentException("an input is at most 65,535 bytes, not " + input.length);
        }
    }
}
