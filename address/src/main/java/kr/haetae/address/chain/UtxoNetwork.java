package kr.haetae.address.chain;

import java.util.List;
import java.util.Set;
import kr.haetae.address.Chain;
import org.jspecify.annotations.Nullable;

/**
 * The constants by which Bitcoin and its relatives differ.
 *
 * @param names further accepted names
 * @param keyHash the Base58Check version of pay-to-public-key-hash
 * @param scriptHash the version of pay-to-script-hash written in canonical text
 * @param oldScriptHash another accepted version of pay-to-script-hash, or the same again
 * @param versionBytes 1, or 2 (Zcash)
 * @param leading what Base58Check addresses begin with
 * @param testVersions versions of its test networks
 * @param testLeading what those begin with
 * @param segwitPrefix the Bech32 prefix of SegWit addresses, or null where the chain has none
 * @param testPrefixes Bech32 prefixes of its test networks
 */
record UtxoNetwork(
        Chain chain,
        Set<String> names,
        int keyHash,
        int scriptHash,
        int oldScriptHash,
        int versionBytes,
        List<String> leading,
        Set<Integer> testVersions,
        List<String> testLeading,
        @Nullable String segwitPrefix,
        List<String> testPrefixes) {

    static final UtxoNetwork BITCOIN = new UtxoNetwork(
            Chain.alone("bitcoin", "bip122:000000000019d6689c085ae165831e93", "BTC"),
            Set.of("xbt", "비트코인", "비트 코인", "bitcoin core", "segwit", "taproot"),
            0x00,
            0x05,
            0x05,
            1,
            List.of("1", "3"),
            Set.of(0x6f, 0xc4),
            List.of("m", "n", "2"),
            "bc",
            List.of("tb", "bcrt", "tbs"));

    static final UtxoNetwork LITECOIN = new UtxoNetwork(
            Chain.alone("litecoin", "bip122:12a765e31ffd4059bada1e25190f6e98", "LTC"),
            Set.of("라이트코인"),
            0x30,
            0x32,
            0x05,
            1,
            List.of("L", "M", "3"),
            Set.of(0x6f, 0x3a, 0xc4),
            List.of("m", "n", "Q", "2"),
            "ltc",
            List.of("tltc", "rltc"));

    static final UtxoNetwork DOGECOIN = new UtxoNetwork(
            Chain.alone("dogecoin", "bip122:1a91e3dace36e2be3bf030a65679fe82", "DOGE"),
            Set.of("xdg", "도지코인", "도지"),
            0x1e,
            0x16,
            0x16,
            1,
            List.of("D", "9", "A"),
            Set.of(0x71, 0xc4, 0x6f),
            List.of("n", "m", "2"),
            null,
            List.of());

    static final UtxoNetwork DASH = new UtxoNetwork(
            Chain.alone("dash", "bip122:00000ffd590b1485b3caadc19b22e637", "DASH"),
            Set.of("대시", "대쉬", "대시코인"),
            0x4c,
            0x10,
            0x10,
            1,
            List.of("X", "7"),
            Set.of(0x8c, 0x13),
            List.of("x", "y", "8", "9"),
            null,
            List.of());

    static final UtxoNetwork ZCASH = new UtxoNetwork(
            Chain.alone("zcash", "bip122:00040fe8ec8471911baa1db1266ea15d", "ZEC"),
            Set.of("z cash", "지캐시", "제트캐시", "제트 캐시"),
            0x1cb8,
            0x1cbd,
            0x1cbd,
            2,
            List.of("t1", "t3"),
            Set.of(0x1d25, 0x1cba),
            List.of("tm", "t2"),
            null,
            List.of());

    /** Bitcoin Cash's old form, the same bytes as Bitcoin's. */
    static final UtxoNetwork BITCOIN_CASH_LEGACY = new UtxoNetwork(
            Chain.alone("bitcoin-cash", "bip122:000000000000000000651ef99cb9fcbe", "BCH"),
            Set.of("bcc", "bchn", "bitcoin cash", "비트코인캐시", "비트코인 캐시"),
            0x00,
            0x05,
            0x05,
            1,
            List.of("1", "3"),
            Set.of(0x6f, 0xc4),
            List.of("m", "n", "2"),
            null,
            List.of());

    boolean startsLikeMain(String text) {
        return startsWithAny(text, leading);
    }

    boolean startsLikeTest(String text) {
        return startsWithAny(text, testLeading);
    }

    private static boolean startsWithAny(String text, List<String> beginnings) {
        for (String beginning : beginnings) {
            if (text.startsWith(beginning)) {
                return true;
            }
        }
        return false;
    }
}
