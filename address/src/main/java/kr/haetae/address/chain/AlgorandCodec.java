package kr.haetae.address.chain;

import java.util.Arrays;
import kr.haetae.address.Chain;
import kr.haetae.address.ChainCodec.Decoded.Bad;
import kr.haetae.address.encoding.Base32;
import kr.haetae.address.encoding.Digests;

/**
 * Algorand: Base32 in upper case over a 32-byte public key and the last four bytes of its SHA-512/256.
 *
 * <p>Addresses of its test networks have the same form and cannot be told apart.
 */
public final class AlgorandCodec extends SingleChainCodec {
    private static final int CHARACTERS = 58;
    private static final int KEY_BYTES = 32;
    private static final int CHECKSUM_BYTES = 4;

    public AlgorandCodec() {
        super(
                new Chain(
                        "algorand",
                        "algorand:wGHE2Pwdvd7S12BL5FaOP20EGYesN73k",
                        "algorand:wGHE2Pwdvd7S12BL5FaOP20EGYesN73k",
                        "ALGO"),
                "algo",
                "알고랜드");
    }

    @Override
    Decoded decode(String text) {
        if (text.length() != CHARACTERS) {
            return Refusals.length(chain(), CHARACTERS + " characters", text.length(), Bad.FOREIGN);
        }
        if (!Base32.UPPER.holds(text)) {
            return Refusals.alphabet(chain(), Base32.UPPER.firstForeign(text), Bad.SIMILAR);
        }
        byte[] bytes = Base32.decode(Base32.UPPER, text);
        if (bytes == null || !checksumMatches(bytes)) {
            return Refusals.checksum(chain());
        }
        return ok(text, Arrays.copyOf(bytes, KEY_BYTES));
    }

    private static boolean checksumMatches(byte[] bytes) {
        byte[] hash = Digests.sha512Truncated256(Arrays.copyOf(bytes, KEY_BYTES));
        return Arrays.equals(bytes, KEY_BYTES, bytes.length, hash, hash.length - CHECKSUM_BYTES, hash.length);
    }
}
