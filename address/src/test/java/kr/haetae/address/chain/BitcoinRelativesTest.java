package kr.haetae.address.chain;

import static kr.haetae.address.Readings.address;
import static kr.haetae.address.Readings.code;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import kr.haetae.address.AddressError.Code;
import org.bitcoinj.base.Base58;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BitcoinRelativesTest {
    /** The table of the CashAddr specification. */
    @ParameterizedTest
    @CsvSource({
        "1BpEi6DfDAUFd7GtittLSdBeYJvcoaVggu,bitcoincash:qpm2qsznhks23z7629mms6s4cwef74vcwvy22gdx6a",
        "1KXrWXciRDZUpQwQmuM1DbwsKDLYAYsVLR,bitcoincash:qr95sy3j9xwd2ap32xkykttr4cvcu7as4y0qverfuy",
        "16w1D5WRVKJuZUsSRzdLp9w3YGcgoxDXb,bitcoincash:qqq3728yw0y47sqn6l2na30mcw6zm78dzqre909m2r",
        "3CWFddi6m4ndiGyKqzYvsFYagqDLPVMTzC,bitcoincash:ppm2qsznhks23z7629mms6s4cwef74vcwvn0h829pq",
        "3LDsS579y7sruadqu11beEJoTjdFiFCdX4,bitcoincash:pr95sy3j9xwd2ap32xkykttr4cvcu7as4yc93ky28e",
        "31nwvkZwyPdgzjBJZXfDmSWsC4ZLKpYyUw,bitcoincash:pqq3728yw0y47sqn6l2na30mcw6zm78dzq5ucqzc37"
    })
    void legacyAndCashAddrAreOneBitcoinCashWallet(String legacy, String cashAddr) {
        assertThat(address("bch", legacy)).isEqualTo(address("bch", cashAddr));
        assertThat(address("bch", legacy).text()).isEqualTo(cashAddr);
        assertThat(address(null, cashAddr.substring(12)).text()).isEqualTo(cashAddr);
        assertThat(address(null, cashAddr.toUpperCase(Locale.ROOT)).text()).isEqualTo(cashAddr);
    }

    /** Pairs of the CashTokens test vectors: token-aware types pay to the same script. */
    @ParameterizedTest
    @CsvSource({
        "bitcoincash:qr6m7j9njldwwzlg9v7v53unlr4jkmx6eylep8ekg2,bitcoincash:zr6m7j9njldwwzlg9v7v53unlr4jkmx6eycnjehshe",
        "bitcoincash:ppawqn2h74a4t50phuza84kdp3794pq3ccvm92p8sh,bitcoincash:rpawqn2h74a4t50phuza84kdp3794pq3cct3k50p0y",
        "bitcoincash:pvqqqqqqqqqqqqqqqqqqqqqqzg69v7ysqqqqqqqqqqqqqqqqqqqqqpkp7fqn0,"
                + "bitcoincash:rvqqqqqqqqqqqqqqqqqqqqqqzg69v7ysqqqqqqqqqqqqqqqqqqqqqn9alsp2y"
    })
    void tokenAwareCashAddrIsTheSameWallet(String plain, String tokenAware) {
        assertThat(address("bch", tokenAware)).isEqualTo(address("bch", plain));
        assertThat(address("bch", tokenAware).text()).isEqualTo(plain);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "bchtest:pr6m7j9njldwwzlg9v7v53unlr4jkmx6eyvwc0uz5t",
                "bchtest:rr6m7j9njldwwzlg9v7v53unlr4jkmx6eytyt3jytc"
            })
    void testNetworkCashAddrIsCalledThat(String text) {
        assertThat(code("bch", text)).isEqualTo(Code.TESTNET);
        assertThat(code(null, text)).isEqualTo(Code.TESTNET);
    }

    @Test
    void anotherPrefixUnderTheSameEncodingIsNotBitcoinCash() {
        assertThat(code("bch", "pref:pr6m7j9njldwwzlg9v7v53unlr4jkmx6ey65nvtks5"))
                .isEqualTo(Code.UNKNOWN_PREFIX);
    }

    @Test
    void cashAddrNeverAppearsTwiceInCaip10() {
        var address = address("bch", "1BpEi6DfDAUFd7GtittLSdBeYJvcoaVggu");
        assertThat(address.caip10())
                .isEqualTo("bip122:000000000000000000651ef99cb9fcbe:qpm2qsznhks23z7629mms6s4cwef74vcwvy22gdx6a");
        assertThat(address(null, address.caip10())).isEqualTo(address);
    }

    @Test
    void oldAndNewLitecoinScriptHashAddressesAreOneWallet() {
        byte[] hash = new byte[20];
        var now = address("ltc", Base58.encodeChecked(0x32, hash));
        assertThat(address("ltc", Base58.encodeChecked(0x05, hash))).isEqualTo(now);
        assertThat(now.text()).startsWith("M");
    }

    @Test
    void litecoinSegwitIsRead() {
        assertThat(address(null, "ltc1qw508d6qejxtdg4y5r3zarvary0c5xw7kgmn4n9")
                        .chain()
                        .name())
                .isEqualTo("litecoin");
        assertThat(code("ltc", "tltc1qw508d6qejxtdg4y5r3zarvary0c5xw7klfsuq0")).isEqualTo(Code.TESTNET);
    }

    @Test
    void aBitcoinKeyHashIsAnotherWalletOnBitcoinCash() {
        var bitcoin = address("btc", "1BpEi6DfDAUFd7GtittLSdBeYJvcoaVggu");
        var bitcoinCash = address("bch", "1BpEi6DfDAUFd7GtittLSdBeYJvcoaVggu");
        assertThat(bitcoin.canonical()).isEqualTo(bitcoinCash.canonical());
        assertThat(bitcoin.sameWallet(bitcoinCash)).isFalse();
        assertThat(bitcoin.lookupInput()).isNotEqualTo(bitcoinCash.lookupInput());
    }

    /** The example of ZIP-320. */
    @Test
    void texAndTransparentZcashAddressesAreOneWallet() {
        var transparent = address(null, "t1VmmGiyjVNeCjxDZzg7vZmd99WyzVby9yC");
        assertThat(address(null, "tex1s2rt77ggv6q989lr49rkgzmh5slsksa9khdgte")).isEqualTo(transparent);
        assertThat(transparent.chain().name()).isEqualTo("zcash");
    }

    /** Addresses of the zcash_address crate's own tests. */
    @ParameterizedTest
    @CsvSource({
        "tm9iMLAuYMzJ6jtFLcA7rzUmfreGuKvr7Ma,TESTNET",
        "t26YoyZ1iPgiMEWL4zGUm74eVWfhyDMXzY2,TESTNET",
        "textest1qyqszqgpqyqszqgpqyqszqgpqyqszqgpfcjgfy,TESTNET",
        "zs1qqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqpq6d8g,UNKNOWN_PREFIX",
        "t1Hsc1LR8yKnbbe3twRp88p6vFfC5t7DLbt,CHECKSUM"
    })
    void zcashAddressesOfOtherKindsAreRefusedWithTheirReason(String text, Code reason) {
        assertThat(code("zcash", text)).isEqualTo(reason);
        assertThat(code(null, text)).isEqualTo(reason);
    }

    @Test
    void zcashScriptHashAddressesAreRead() {
        assertThat(address(null, "t3JZcvsuaXE6ygokL4XUiZSTrQBUoPYFnXJ").chain().name())
                .isEqualTo("zcash");
    }
}
