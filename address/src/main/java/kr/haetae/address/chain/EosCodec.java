package kr.haetae.address.chain;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import kr.haetae.address.Chain;
import kr.haetae.address.ChainCodec.Decoded.Bad;

/**
 * EOS (Vaulta) account names: 1 to 12 of {@code a-z}, {@code 1-5} and dots, not ending in a dot.
 *
 * <p>A name has no checksum and any word may be one, so it is read only where EOS is declared.
 */
public final class EosCodec extends SingleChainCodec {
    private static final int MAX_CHARACTERS = 12;
    private static final Pattern PRIVATE_KEY = Pattern.compile("PVT_(K1|R1|WA)_\\w+|5[1-9A-HJ-NP-Za-km-z]{50}");

    public EosCodec() {
        super(
                new Chain(
                        "eos",
                        "antelope:aca376f206b8fc25a6ed44dbdc66547c",
                        "antelope:aca376f206b8fc25a6ed44dbdc66547c",
                        "EOS"),
                "eos:aca376f206b8fc25a6ed44dbdc66547c",
                "vaulta",
                "이오스",
                "볼타");
    }

    @Override
    public boolean detectable() {
        return false;
    }

    @Override
    Decoded decode(String text) {
        if (PRIVATE_KEY.matcher(text).matches()) {
            return Refusals.privateKey(chain());
        }
        if (text.isEmpty() || text.length() > MAX_CHARACTERS) {
            return Refusals.length(chain(), "1 to 12 characters", text.length(), Bad.SIMILAR);
        }
        for (int i = 0; i < text.length(); i++) {
            char character = text.charAt(i);
            boolean letter = character >= 'a' && character <= 'z';
            boolean digit = character >= '1' && character <= '5';
            boolean innerDot = character == '.' && i < text.length() - 1;
            if (!letter && !digit && !innerDot) {
                return Refusals.alphabet(chain(), i, Bad.SIMILAR);
            }
        }
        return ok(text, text.getBytes(StandardCharsets.US_ASCII));
    }
}
