package kr.haetae.address.chain;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import kr.haetae.address.Chain;
import kr.haetae.address.ChainCodec;
import kr.haetae.address.ChainCodec.Decoded.Bad;
import kr.haetae.address.WalletAddress;
import kr.haetae.address.encoding.Base58;
import kr.haetae.address.encoding.Base58Check;

/** The XRP Ledger: classic addresses, and X-addresses (XLS-5d), whose destination tag becomes the memo. */
public final class XrpCodec implements ChainCodec {
    private static final Chain XRP = Chain.alone("xrp", "xrpl:0", "XRP");
    private static final int ACCOUNT_BYTES = 20;
    private static final int EXTENDED_BYTES = 2 + ACCOUNT_BYTES + 1 + Long.BYTES;
    private static final int EXTENDED_CHARACTERS = 47;
    private static final short MAIN_PREFIX = 0x0544;
    private static final short TEST_PREFIX = 0x0493;
    private static final long MAX_TAG = 0xffff_ffffL;

    @Override
    public List<Chain> chains() {
        return List.of(XRP);
    }

    @Override
    public Set<String> namesOf(Chain chain) {
        return Set.of("xrpl", "ripple", "xrp ledger", "리플", "엑스알피");
    }

    @Override
    public Decoded decode(Chain chain, String text) {
        char first = text.charAt(0);
        boolean extended = text.length() == EXTENDED_CHARACTERS && (first == 'X' || first == 'T');
        if (first != 'r' && !extended) {
            return Refusals.foreign(chain);
        }
        int foreign = Base58.RIPPLE.alphabet().firstForeign(text);
        if (foreign >= 0) {
            return Refusals.alphabet(chain, foreign, Bad.SIMILAR);
        }
        byte[] decoded = Base58.RIPPLE.decode(text);
        int expected = 4 + (extended ? EXTENDED_BYTES : 1 + ACCOUNT_BYTES);
        if (decoded == null || decoded.length != expected) {
            return Refusals.length(chain, "25 to 35 characters", text.length(), Bad.SIMILAR);
        }
        byte[] body = Base58Check.verified(decoded);
        if (body == null) {
            return Refusals.checksum(chain);
        }
        if (extended) {
            return extended(body);
        }
        return body[0] == 0
                ? new Decoded.Ok(account(Arrays.copyOfRange(body, 1, body.length)))
                : Refusals.foreign(chain);
    }

    private static Decoded extended(byte[] body) {
        ByteBuffer in = ByteBuffer.wrap(body);
        short prefix = in.getShort();
        if (prefix == TEST_PREFIX) {
            return Refusals.testnet(XRP);
        }
        byte[] account = new byte[ACCOUNT_BYTES];
        in.get(account);
        int flag = in.get();
        long tag = in.order(ByteOrder.LITTLE_ENDIAN).getLong();
        boolean tagFits = flag == 0 ? tag == 0 : flag == 1 && tag >= 0 && tag <= MAX_TAG;
        if (prefix != MAIN_PREFIX || !tagFits) {
            return Refusals.unsupported(XRP, "X-address flag");
        }
        return new Decoded.Ok(account(account), flag == 1 ? Long.toString(tag) : null);
    }

    private static WalletAddress account(byte[] account) {
        byte[] body = new byte[1 + ACCOUNT_BYTES];
        System.arraycopy(account, 0, body, 1, ACCOUNT_BYTES);
        return WalletAddress.of(XRP, Base58Check.encode(Base58.RIPPLE, body), account);
    }
}
