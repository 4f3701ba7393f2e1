package kr.haetae.address.chain;

import java.util.List;
import java.util.Set;
import kr.haetae.address.Chain;
import kr.haetae.address.ChainCodec;
import kr.haetae.address.ChainCodec.Decoded.Bad;
import kr.haetae.address.WalletAddress;
import kr.haetae.address.encoding.Base58;
import kr.haetae.address.encoding.Base58Check;
import kr.haetae.address.encoding.Hex;

/** TRON: Base58Check of 0x41 and 20 bytes; the same 21 bytes in hexadecimal only where TRON is declared. */
public final class TronCodec implements ChainCodec {
    private static final Chain TRON = Chain.alone("tron", "tron:0x2b6653dc", "TRX");
    private static final byte VERSION = 0x41;
    private static final int CHARACTERS = 34;
    private static final int BODY_BYTES = 21;

    @Override
    public List<Chain> chains() {
        return List.of(TRON);
    }

    @Override
    public Set<String> namesOf(Chain chain) {
        return Set.of("trc20", "tron mainnet", "usdt trc20", "trx trc20", "tron trc20", "tron:mainnet", "트론");
    }

    @Override
    public Decoded decode(Chain chain, String text) {
        if (Hex.isDigits(text, BODY_BYTES * 2)) {
            byte[] body = Hex.decode(text, Hex.hasPrefix(text) ? 2 : 0);
            return body == null || body[0] != VERSION
                    ? Refusals.foreign(chain)
                    : new Decoded.Ok(WalletAddress.of(TRON, Base58Check.encode(Base58.BITCOIN, body), body));
        }
        return detect(chain, text);
    }

    @Override
    public Decoded detect(Chain chain, String text) {
        if (!text.startsWith("T")) {
            return Refusals.foreign(chain);
        }
        int foreign = Base58.BITCOIN.alphabet().firstForeign(text);
        if (text.length() != CHARACTERS) {
            int likeness = foreign >= 0 ? Bad.FOREIGN : Bad.SIMILAR;
            return Refusals.length(chain, CHARACTERS + " characters", text.length(), likeness);
        }
        if (foreign >= 0) {
            return Refusals.alphabet(chain, foreign, Bad.MEANT);
        }
        byte[] body = Base58Check.decode(Base58.BITCOIN, text);
        if (body == null) {
            return Refusals.checksum(chain);
        }
        return body.length == BODY_BYTES && body[0] == VERSION
                ? new Decoded.Ok(WalletAddress.of(TRON, text, body))
                : Refusals.foreign(chain);
    }
}
