package kr.haetae.address.chain;

import static org.assertj.core.api.Assertions.assertThat;

import kr.haetae.address.AddressError.Code;
import kr.haetae.address.ChainCodec.Decoded.Bad;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AccountNameCodecsTest {
    private final CodecProbe eos = CodecProbe.of(new EosCodec(), "eos");
    private final CodecProbe near = CodecProbe.of(new NearCodec(), "near");

    @Test
    void namesAreNeverDetected() {
        assertThat(eos.codec().detectable()).isFalse();
        assertThat(near.codec().detectable()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"vuniyuoxoeub", "eosio", "b1", "a.b", "binancecleos", "eosio.token", "x"})
    void readsEosNames(String name) {
        eos.canonical(name);
    }

    @Test
    void refusesEosNamesAndSaysWhere() {
        assertThat(eos.invalid("binancecle0s", Code.ALPHABET).position()).isEqualTo(10);
        assertThat(eos.invalid("Binance", Code.ALPHABET).position()).isEqualTo(0);
        assertThat(eos.invalid("name.", Code.ALPHABET).position()).isEqualTo(4);
        eos.invalid("thirteenchars", Code.LENGTH);
        // The published development key of EOSIO.
        eos.invalid("5KQwrPbwdL6PhXujxW37FSSQZ1JiwsST4cqQzDeyXtP79zkvFD3", Code.PRIVATE_KEY, Bad.NEARLY);
    }

    /** The NEAR specification, "Account ID Rules": its valid examples. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "ok",
                "bowen",
                "ek-2",
                "ek.near",
                "com",
                "google.com",
                "bowen.google.com",
                "illia.cheap-accounts.near",
                "max_99.near",
                "100",
                "near2019",
                "over.9000",
                "a.bro",
                "bro.a",
                "98793cd91a3f870fb126f66285808c7e094afcfc4eda8a970f6648cdf0dbd6de"
            })
    void readsNearVectors(String name) {
        near.canonical(name);
    }

    /** The same, its invalid examples. */
    @ParameterizedTest
    @ValueSource(
            strings = {"not ok", "100-", "bo__wen", "_illia", ".near", "near.", "a..near", "$$$", "WAT", "me@google.com"
            })
    void refusesNearVectors(String name) {
        assertThat(near.invalid(name, Code.ALPHABET).position()).isNotNull();
    }

    @Test
    void refusesNearIdsByLengthNetworkAndKind() {
        near.invalid("a", Code.LENGTH);
        near.invalid("abcdefghijklmnopqrstuvwxyz.abcdefghijklmnopqrstuvwxyz.abcdefghijklmnopqrstuvwxyz", Code.LENGTH);
        near.invalid("alice.testnet", Code.TESTNET, Bad.NEARLY);
        near.invalid("ed25519:" + "3".repeat(87), Code.PRIVATE_KEY, Bad.NEARLY);
    }
}
