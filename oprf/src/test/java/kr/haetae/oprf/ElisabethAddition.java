package kr.haetae.oprf;

import cafe.cryptography.curve25519.CompressedRistretto;
import cafe.cryptography.curve25519.InvalidEncodingException;

/** Adds two encoded elements by a library that is not the code under test. */
final class ElisabethAddition {
    private ElisabethAddition() {}

    static byte[] add(byte[] x, byte[] y) {
        try {
            return new CompressedRistretto(x)
                    .decompress()
                    .add(new CompressedRistretto(y).decompress())
                    .compress()
                    .toByteArray();
        } catch (InvalidEncodingException invalid) {
            throw new AssertionError("not an element", invalid);
        }
    }
}
