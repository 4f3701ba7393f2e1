package kr.haetae.address.chain;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import kr.haetae.address.Chain;
import kr.haetae.address.ChainCodec.Decoded.Bad;
import kr.haetae.address.encoding.Base58;
import kr.haetae.address.encoding.Base58Check;

/**
 * Tezos: Base58Check with a three-byte prefix that shows as {@code tz1}, {@code tz2}, {@code tz3}, {@code tz4} or
 * {@code KT1}.
 *
 * <p>Canonical bytes are the prefix and the 20-byte hash. Addresses of its test networks have the same form and cannot
 * be told apart.
 */
public final class TezosCodec extends SingleChainCodec {
    private static final Map<String, byte[]> PREFIXES = Map.of(
            "tz1", new byte[] {6, (byte) 161, (byte) 159},
            "tz2", new byte[] {6, (byte) 161, (byte) 161},
            "tz3", new byte[] {6, (byte) 161, (byte) 164},
            "tz4", new byte[] {6, (byte) 161, (byte) 166},
            "KT1", new byte[] {2, 90, 121});
    private static final List<String> SECRET_PREFIXES =
            List.of("edsk", "edesk", "spsk", "spesk", "p2sk", "p2esk", "BLsk");
    private static final int SECRET_MIN_CHARACTERS = 50;
    private static final int CHARACTERS = 36;
    private static final int PREFIX_BYTES = 3;
    private static final int BYTES = PREFIX_BYTES + 20;

    public TezosCodec() {
        super(Chain.alone("tezos", "tezos:NetXdQprcVkpaWU", "XTZ"), "테조스");
    }

    @Override
    Decoded decode(String text) {
        if (text.length() >= SECRET_MIN_CHARACTERS && SECRET_PREFIXES.stream().anyMatch(text::startsWith)) {
            return Refusals.privateKey(chain());
        }
        byte[] prefix = text.length() < PREFIX_BYTES ? null : PREFIXES.get(text.substring(0, PREFIX_BYTES));
        if (prefix == null) {
            return Refusals.foreign(chain());
        }
        if (text.length() != CHARACTERS) {
            return Refusals.length(chain(), CHARACTERS + " characters", text.length(), Bad.MEANT);
        }
        if (!Base58.BITCOIN.alphabet().holds(text)) {
            return Refusals.alphabet(chain(), Base58.BITCOIN.alphabet().firstForeign(text), Bad.MEANT);
        }
        byte[] body = Base58Check.decode(Base58.BITCOIN, text);
        if (body == null || body.length != BYTES || !Arrays.equals(body, 0, PREFIX_BYTES, prefix, 0, PREFIX_BYTES)) {
            return Refusals.checksum(chain());
        }
        return ok(text, body);
    }
}
