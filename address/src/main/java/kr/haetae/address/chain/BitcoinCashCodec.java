package kr.haetae.address.chain;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import kr.haetae.address.AddressError.Code;
import kr.haetae.address.Chain;
import kr.haetae.address.ChainCodec;
import kr.haetae.address.ChainCodec.Decoded.Bad;
import kr.haetae.address.WalletAddress;
import kr.haetae.address.encoding.Bech32;
import kr.haetae.address.encoding.CashAddr;

/**
 * Bitcoin Cash: CashAddr with or without its prefix, the token-aware types of CashTokens (the same wallet), and the
 * legacy form it shares with Bitcoin. The canonical text is the CashAddr with its prefix.
 */
public final class BitcoinCashCodec implements ChainCodec {
    private static final Chain BITCOIN_CASH = UtxoNetwork.BITCOIN_CASH_LEGACY.chain();
    private static final String PREFIX = "bitcoincash";
    private static final List<String> TEST_PREFIXES = List.of("bchtest", "bchreg");
    private static final int KEY_HASH = 0;
    private static final int SCRIPT_HASH = 1;
    private static final int TOKEN_AWARE = 2;
    private static final int SIZE_20 = 0;
    private static final int SIZE_32 = 3;
    private static final int CHARACTERS_20 = 42;
    private static final int CHARACTERS_32 = 61;

    private final LegacyAddresses legacy = new LegacyAddresses(UtxoNetwork.BITCOIN_CASH_LEGACY);

    @Override
    public List<Chain> chains() {
        return List.of(BITCOIN_CASH);
    }

    @Override
    public Set<String> namesOf(Chain chain) {
        return UtxoNetwork.BITCOIN_CASH_LEGACY.names();
    }

    @Override
    public Decoded decode(Chain chain, String text) {
        int colon = text.indexOf(':');
        if (colon >= 0) {
            return withPrefix(text, colon);
        }
        boolean bare = (text.length() == CHARACTERS_20 || text.length() == CHARACTERS_32)
                && "qpzrQPZR".indexOf(text.charAt(0)) >= 0;
        if (bare) {
            return cashAddr(text, 0, Bad.SIMILAR);
        }
        Decoded decoded = legacy.decode(text);
        return decoded instanceof Decoded.Ok ok ? new Decoded.Ok(fromScript(ok.address())) : decoded;
    }

    private static Decoded withPrefix(String text, int colon) {
        String prefix = text.substring(0, colon).toLowerCase(Locale.ROOT);
        if (TEST_PREFIXES.contains(prefix)) {
            return Refusals.testnet(BITCOIN_CASH);
        }
        return prefix.equals(PREFIX) ? cashAddr(text, colon + 1, Bad.MEANT) : Refusals.foreign(BITCOIN_CASH);
    }

    private static Decoded cashAddr(String text, int from, int likeness) {
        int mixed = Bech32.firstOfOtherCase(text);
        if (mixed >= 0) {
            return Bad.of(Code.ALPHABET, mixed, BITCOIN_CASH, "mixed case", likeness);
        }
        String values = text.substring(from).toLowerCase(Locale.ROOT);
        int foreign = Bech32.CHARSET.firstForeign(values);
        if (foreign >= 0) {
            return Refusals.alphabet(BITCOIN_CASH, from + foreign, likeness);
        }
        if (values.length() != CHARACTERS_20 && values.length() != CHARACTERS_32) {
            return Refusals.length(BITCOIN_CASH, "42 characters", values.length(), likeness);
        }
        byte[] bytes = CashAddr.decode(PREFIX, values);
        return bytes == null ? Refusals.checksum(BITCOIN_CASH) : ofBytes(bytes);
    }

    private static Decoded ofBytes(byte[] bytes) {
        int type = (bytes[0] & 0xff) >>> 3;
        int size = bytes[0] & 7;
        byte[] hash = Arrays.copyOfRange(bytes, 1, bytes.length);
        boolean sized = hash.length == (size == SIZE_20 ? 20 : 32) && (size == SIZE_20 || size == SIZE_32);
        int kind = type >= TOKEN_AWARE ? type - TOKEN_AWARE : type;
        boolean known = kind == SCRIPT_HASH || (kind == KEY_HASH && size == SIZE_20);
        if (!sized || !known) {
            return Refusals.unsupported(BITCOIN_CASH, "CashAddr type");
        }
        bytes[0] = (byte) ((kind << 3) | size);
        byte[] script = kind == KEY_HASH ? OutputScripts.payToPublicKeyHash(hash) : OutputScripts.payToScriptHash(hash);
        return new Decoded.Ok(address(bytes, script));
    }

    private static WalletAddress fromScript(WalletAddress legacy) {
        byte[] script = legacy.canonical();
        boolean keyHash = script.length == 25;
        int hashAt = keyHash ? 3 : 2;
        byte[] bytes = new byte[21];
        bytes[0] = (byte) ((keyHash ? KEY_HASH : SCRIPT_HASH) << 3);
        System.arraycopy(script, hashAt, bytes, 1, 20);
        return address(bytes, script);
    }

    private static WalletAddress address(byte[] bytes, byte[] script) {
        return WalletAddress.of(BITCOIN_CASH, PREFIX + ":" + CashAddr.encode(PREFIX, bytes), script);
    }
}
