package kr.haetae.oprf;

import java.security.SecureRandom;
import java.util.Arrays;
import java.util.List;

/** Makes secret scalars of uniform bytes, without bias and never zero. */
final class SecretScalars {
    private SecretScalars() {}

    /** Draws one scalar: a key or the nonce of a proof. */
    static byte[] draw(Group group, SecureRandom random) {
        byte[] uniform = new byte[Group.UNIFORM_LENGTH_BYTES];
        while (true) {
            random.nextBytes(uniform);
            byte[] scalar = group.reduceUniform(uniform);
            Arrays.fill(uniform, (byte) 0);
            if (!Packed.isZero(scalar, 0)) {
                return scalar;
            }
        }
    }

    /** Reduces blinds of 64 uniform bytes each to packed scalars; one that is zero modulo L is refused. */
    static byte[] fromBlinds(Group group, List<byte[]> blinds) {
        byte[] uniform = new byte[blinds.size() * Group.UNIFORM_LENGTH_BYTES];
        int offset = 0;
        for (byte[] blind : blinds) {
            if (blind.length != Group.UNIFORM_LENGTH_BYTES) {
                throw new IllegalArgumentException("a blind is 64 bytes, not " + blind.length);
            }
            System.arraycopy(blind, 0, uniform, offset, blind.length);
            offset += blind.length;
        }
        byte[] scalars = group.reduceUniform(uniform);
        Arrays.fill(uniform, (byte) 0);
        requireUsable(scalars);
        return scalars;
    }

    /** Refuses scalars that are zero or not below L: one zero would spoil a whole batch of inverses. */
    static void requireUsable(byte[] scalars) {
        int count = Packed.countScalars(scalars);
        for (int i = 0; i < count; i++) {
            if (Packed.isZero(scalars, i * Packed.SIZE) || !Packed.isCanonicalScalar(scalars, i * Packed.SIZE)) {
                throw new IllegalArgumentException("blind " + i + " is zero or not below the group order");
            }
        }
    }
}
