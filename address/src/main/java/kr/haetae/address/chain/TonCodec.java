package kr.haetae.address.chain;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import kr.haetae.address.AddressError.Code;
import kr.haetae.address.Chain;
import kr.haetae.address.ChainCodec.Decoded.Bad;
import kr.haetae.address.encoding.Crc16;
import org.jspecify.annotations.Nullable;

/**
 * TON (TEP-2): the user-friendly form in Base64 or Base64url, and the raw form {@code workchain:hex}.
 *
 * <p>Bounceable or not is how to send, not to whom: both are one wallet. Canonical bytes are the workchain in four bytes
 * and the 32 bytes of the account; the canonical spelling is the non-bounceable one, which wallets show. The raw form
 * has no checksum and is read only where TON is declared.
 */
public final class TonCodec extends SingleChainCodec {
    private static final Pattern RAW = Pattern.compile("(0|-1):([0-9a-fA-F]{64})");
    private static final int CHARACTERS = 48;
    private static final int BYTES = 36;
    private static final int BOUNCEABLE = 0x11;
    private static final int NON_BOUNCEABLE = 0x51;
    private static final int TEST_ONLY = 0x80;

    public TonCodec() {
        super(Chain.alone("ton", "tvm:-239", "TON"), "toncoin", "the-open-network", "ton:mainnet", "톤", "톤코인");
    }

    @Override
    public Decoded detect(Chain asked, String text) {
        return text.indexOf(':') < 0 ? decode(text) : Refusals.foreign(chain());
    }

    @Override
    Decoded decode(String text) {
        Matcher raw = RAW.matcher(text);
        if (raw.matches()) {
            return wallet(Integer.parseInt(raw.group(1)), HexFormat.of().parseHex(raw.group(2)));
        }
        if (text.length() != CHARACTERS) {
            return Refusals.length(chain(), CHARACTERS + " characters", text.length(), Bad.FOREIGN);
        }
        Integer offender = offender(text);
        if (offender != null) {
            return Refusals.alphabet(chain(), offender, Bad.FOREIGN);
        }
        return friendly(Base64.getUrlDecoder().decode(text.replace('+', '-').replace('/', '_')));
    }

    private Decoded friendly(byte[] bytes) {
        int kind = bytes[0] & 0xff & ~TEST_ONLY;
        boolean workchainKnown = bytes[1] == 0 || bytes[1] == -1;
        boolean ours = (kind == BOUNCEABLE || kind == NON_BOUNCEABLE) && workchainKnown;
        int crc = (bytes[BYTES - 2] & 0xff) << 8 | (bytes[BYTES - 1] & 0xff);
        if (crc != Crc16.xmodem(bytes, BYTES - 2)) {
            return Bad.of(Code.CHECKSUM, null, chain(), null, ours ? Bad.NEARLY : Bad.FOREIGN);
        }
        if (!ours) {
            return Bad.of(Code.UNKNOWN_PREFIX, 0, chain(), null, Bad.SIMILAR);
        }
        if ((bytes[0] & TEST_ONLY) != 0) {
            return Refusals.testnet(chain());
        }
        return wallet(bytes[1], Arrays.copyOfRange(bytes, 2, BYTES - 2));
    }

    private Decoded wallet(int workchain, byte[] account) {
        byte[] friendly = new byte[BYTES];
        friendly[0] = NON_BOUNCEABLE;
        friendly[1] = (byte) workchain;
        System.arraycopy(account, 0, friendly, 2, account.length);
        int crc = Crc16.xmodem(friendly, BYTES - 2);
        friendly[BYTES - 2] = (byte) (crc >>> 8);
        friendly[BYTES - 1] = (byte) crc;
        byte[] canonical = ByteBuffer.allocate(4 + account.length)
                .putInt(workchain)
                .put(account)
                .array();
        return ok(Base64.getUrlEncoder().encodeToString(friendly), canonical);
    }

    /** The first character outside the alphabet; the two alphabets must not be mixed. */
    private static @Nullable Integer offender(String text) {
        boolean plain = false;
        boolean url = false;
        for (int i = 0; i < text.length(); i++) {
            char character = text.charAt(i);
            plain |= character == '+' || character == '/';
            url |= character == '-' || character == '_';
            boolean letterOrDigit = character < 128 && Character.isLetterOrDigit(character);
            if ((!letterOrDigit && "+/-_".indexOf(character) < 0) || (plain && url)) {
                return i;
            }
        }
        return null;
    }
}
