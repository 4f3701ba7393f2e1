package kr.haetae.address.chain;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import kr.haetae.address.AddressError.Code;
import kr.haetae.address.Chain;
import kr.haetae.address.ChainCodec;
import kr.haetae.address.ChainCodec.Decoded.Bad;
import kr.haetae.address.WalletAddress;
import kr.haetae.address.encoding.Digests;
import kr.haetae.address.encoding.Hex;

/**
 * Ethereum and every EVM chain: 20 bytes in hexadecimal. Mixed case is a checksum and must match (EIP-55); all lower and
 * all upper case carry none and are read as they are.
 */
public final class EvmCodec implements ChainCodec {
    private static final int DIGITS = 40;
    private static final String NAMESPACE = "eip155";

    /** Filecoin's EVM, whose accounts have a Filecoin spelling too. */
    static final Chain FILECOIN = new Chain("filecoin-evm", NAMESPACE + ":314", NAMESPACE, "FEVM");

    private final Map<Chain, Set<String>> names = new LinkedHashMap<>();

    public EvmCodec() {
        add("ethereum", 1, "ETH", "erc20", "eth erc20", "ethereum mainnet", "이더리움", "이더");
        add(
                "bsc",
                56,
                "BNB",
                "bep20",
                "bnb chain",
                "bnb smart chain",
                "bsc bep20",
                "bnb bep20",
                "binance smart chain",
                "binance-smart-chain",
                "바이낸스 스마트체인",
                "바이낸스코인",
                "비앤비");
        add("polygon", 137, "POL", "matic", "polygon pos", "matic network", "폴리곤", "매틱");
        add("avalanche", 43114, "AVAX", "avalanche c", "avalanche c-chain", "avaxc", "avax c-chain", "아발란체");
        add("arbitrum", 42161, "ARB", "arbitrum one", "아비트럼");
        add("optimism", 10, "OP", "op mainnet", "옵티미즘", "옵티머스");
        add("base", 8453, "BASE", "base mainnet", "베이스");
        add("kaia", 8217, "KAIA", "klay", "klaytn", "kaia mainnet", "클레이튼", "클레이", "카이아");
        names.put(FILECOIN, Set.of("filecoin evm", "fil evm", "파일코인 EVM"));
    }

    private void add(String name, int chainNumber, String label, String... more) {
        names.put(new Chain(name, NAMESPACE + ":" + chainNumber, NAMESPACE, label), Set.of(more));
    }

    @Override
    public List<Chain> chains() {
        return List.copyOf(names.keySet());
    }

    @Override
    public Set<String> namesOf(Chain chain) {
        return names.getOrDefault(chain, Set.of());
    }

    /** Accepts the digits without {@code 0x} too. */
    @Override
    public Decoded decode(Chain chain, String text) {
        if (Hex.hasPrefix(text)) {
            return ofDigits(chain, text, 2);
        }
        boolean bare = text.length() == DIGITS && Hex.firstForeign(text, 0) < 0;
        return bare ? ofDigits(chain, text, 0) : Refusals.foreign(chain);
    }

    @Override
    public Decoded detect(Chain chain, String text) {
        if (Hex.hasPrefix(text)) {
            return ofDigits(chain, text, 2);
        }
        boolean bare = text.length() == DIGITS && Hex.firstForeign(text, 0) < 0;
        return bare ? Bad.of(Code.UNKNOWN_PREFIX, 0, chain, "0x missing", Bad.SIMILAR) : Refusals.foreign(chain);
    }

    private static Decoded ofDigits(Chain chain, String text, int from) {
        int foreign = Hex.firstForeign(text, from);
        if (foreign >= 0) {
            return Refusals.alphabet(chain, foreign, Bad.MEANT);
        }
        if (text.length() - from != DIGITS) {
            return Refusals.length(chain, "40 hexadecimal digits", text.length() - from, Bad.MEANT);
        }
        char[] checksummed = checksummed(text, from);
        if (isMixedCase(text, from) && !matches(text, from, checksummed)) {
            return Bad.of(Code.CHECKSUM, null, chain, "EIP-55", Bad.NEARLY);
        }
        byte[] bytes = Hex.decode(text, from);
        if (bytes == null) {
            throw new IllegalStateException("forty digits were checked above");
        }
        return new Decoded.Ok(WalletAddress.of(chain, "0x" + new String(checksummed), bytes));
    }

    private static boolean isMixedCase(String text, int from) {
        boolean upper = false;
        boolean lower = false;
        for (int i = from; i < text.length(); i++) {
            char c = text.charAt(i);
            upper |= c >= 'A' && c <= 'F';
            lower |= c >= 'a' && c <= 'f';
        }
        return upper && lower;
    }

    private static boolean matches(String text, int from, char[] checksummed) {
        for (int i = 0; i < DIGITS; i++) {
            if (text.charAt(from + i) != checksummed[i]) {
                return false;
            }
        }
        return true;
    }

    /** EIP-55: a letter is upper case where the matching half-byte of the Keccak-256 of the lower-case digits is 8 or more. */
    private static char[] checksummed(String text, int from) {
        char[] digits = new char[DIGITS];
        for (int i = 0; i < DIGITS; i++) {
            char c = text.charAt(from + i);
            digits[i] = c >= 'A' && c <= 'F' ? (char) (c | 0x20) : c;
        }
        byte[] hash = Digests.keccak256(new String(digits).getBytes(StandardCharsets.US_ASCII));
        for (int i = 0; i < DIGITS; i++) {
            int half = (i & 1) == 0 ? hash[i >> 1] >>> 4 : hash[i >> 1];
            if (digits[i] >= 'a' && (half & 8) != 0) {
                digits[i] = (char) (digits[i] & ~0x20);
            }
        }
        return digits;
    }
}
