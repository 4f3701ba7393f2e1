package kr.haetae.address.chain;

import static org.assertj.core.api.Assertions.assertThat;

import kr.haetae.address.AddressError.Code;
import kr.haetae.address.ChainCodec.Decoded;
import kr.haetae.address.ChainCodec.Decoded.Bad;
import org.junit.jupiter.api.Test;

class MoneroCodecTest {
    /** The project's donation addresses, getmonero.org. */
    private static final String STANDARD =
            "44AFFq5kSiGBoZ4NMDwYtN18obc8AemS33DBLWs3H7otXft3XjrpDtQGv7SqSsaBYBb98uNbr2VBBEt7f2wfn3RVGQBEP3A";

    private static final String SUBADDRESS =
            "888tNkZrPN6JsEgekjMnABU4TBzc2Dt29EPAvkRxbANsAnjyPbb3iQ1YBRk1UXcdRsiKc9dhwMVgN5S9cQUiyoogDavup3H";
    /** CAIP-10 profile of Monero: a standard address and an integrated one of the same wallet. */
    private static final String OF_CAIP10 =
            "4AdUndXHHZ6cfufTMvppY6JwXNouMBzSkbLYfpAV5Usx3skxNgYeYTRj5UzqtReoS44qo9mtmXCqY45DJ852K5Jv2684Rge";

    private static final String INTEGRATED =
            "4LL9oSLmtpccfufTMvppY6JwXNouMBzSkbLYfpAV5Usx3skxNgYeYTRj5UzqtReoS44qo9mtmXCqY45DJ852K5Jv2bYXZKKQePHES9khPK";

    private final CodecProbe monero = CodecProbe.of(new MoneroCodec(), "monero");

    @Test
    void readsStandardAddressesAndSubaddresses() {
        monero.canonical(STANDARD);
        monero.canonical(SUBADDRESS);
        assertThat(monero.canonicalHex(STANDARD)).startsWith("12").hasSize(130);
    }

    @Test
    void takesThePaymentIdOutOfAnIntegratedAddress() {
        Decoded.Ok integrated = (Decoded.Ok) monero.decode(INTEGRATED);
        assertThat(integrated.memo()).hasSize(16).isEqualTo("8a125052fe6f3877");
        assertThat(integrated.address()).isEqualTo(monero.canonical(OF_CAIP10));
    }

    /** Stagenet and testnet addresses of the developer documentation. */
    @Test
    void saysTestnet() {
        monero.invalid(
                "55LTR8KniP4LQGJSPtbYDacR7dz8RBFnsfAKMaMuwUNYX6aQbBcovzDPyrQF9KXF9tVU6Xk3K8no1BywnJX6GvZX8yJsXvt",
                Code.TESTNET,
                Bad.NEARLY);
        monero.invalid(
                "5F38Rw9HKeaLQGJSPtbYDacR7dz8RBFnsfAKMaMuwUNYX6aQbBcovzDPyrQF9KXF9tVU6Xk3K8no1BywnJX6GvZXCkbHUXdPHyiUeRyokn",
                Code.TESTNET,
                Bad.NEARLY);
    }

    @Test
    void refusesWhatIsWrongAndSaysWhy() {
        monero.invalid(STANDARD.replace("EP3A", "EP3B"), Code.CHECKSUM, Bad.NEARLY);
        monero.invalid(STANDARD.substring(0, 70), Code.LENGTH);
        assertThat(monero.invalid(STANDARD.replace("GBo", "GB0"), Code.ALPHABET, Bad.MEANT)
                        .position())
                .isEqualTo(STANDARD.indexOf("GBo") + 2);
        // Eleven z are more than eight bytes hold.
        monero.invalid("4" + "z".repeat(94), Code.CHECKSUM);
    }

    @Test
    void roundTripsBlocksOfEveryLength() {
        for (int length = 0; length <= 77; length++) {
            byte[] bytes = new byte[length];
            java.util.Arrays.fill(bytes, (byte) (200 + length));
            assertThat(BlockBase58.decode(BlockBase58.encode(bytes))).isEqualTo(bytes);
        }
    }
}
