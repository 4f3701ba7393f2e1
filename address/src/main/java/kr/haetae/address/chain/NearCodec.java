package kr.haetae.address.chain;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import kr.haetae.address.Chain;
import kr.haetae.address.ChainCodec.Decoded.Bad;

/**
 * NEAR account ids: names of 2 to 64 characters, of which 64 hexadecimal digits are an implicit account.
 *
 * <p>An id has no checksum and any word may be one, so it is read only where NEAR is declared. Canonical bytes are its
 * ASCII characters.
 */
public final class NearCodec extends SingleChainCodec {
    private static final int MIN_CHARACTERS = 2;
    private static final int MAX_CHARACTERS = 64;
    private static final Pattern PRIVATE_KEY =
            Pattern.compile("(ed25519:)?[1-9A-HJ-NP-Za-km-z]{86,90}|secp256k1:[1-9A-HJ-NP-Za-km-z]{42,46}");

    public NearCodec() {
        super(Chain.alone("near", "near:mainnet", "NEAR"), "near-protocol", "니어", "니어프로토콜");
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
        if (text.length() < MIN_CHARACTERS || text.length() > MAX_CHARACTERS) {
            return Refusals.length(chain(), "2 to 64 characters", text.length(), Bad.SIMILAR);
        }
        boolean afterSeparator = true;
        for (int i = 0; i < text.length(); i++) {
            char character = text.charAt(i);
            boolean separator = character == '.' || character == '-' || character == '_';
            boolean last = i == text.length() - 1;
            if (separator ? afterSeparator || last : !isNameCharacter(character)) {
                return Refusals.alphabet(chain(), i, Bad.SIMILAR);
            }
            afterSeparator = separator;
        }
        if (text.endsWith(".testnet")) {
            return Refusals.testnet(chain());
        }
        return ok(text, text.getBytes(StandardCharsets.US_ASCII));
    }

    private static boolean isNameCharacter(char character) {
        return (character >= 'a' && character <= 'z') || (character >= '0' && character <= '9');
    }
}
