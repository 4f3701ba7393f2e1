package kr.haetae.address;

import static kr.haetae.address.Readings.code;
import static kr.haetae.address.Readings.error;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import kr.haetae.address.AddressError.Code;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every secret here is a published example that controls nothing. */
class SecretsTest {
    private static final String HEX_KEY = "e8f32e723decf4051aefac8e2c93c9c5b214313817cdb01a1494b917c8436b35";

    @ParameterizedTest
    @ValueSource(
            strings = {
                // Bitcoin wiki: wallet import format, uncompressed and compressed
                "5HueCGU8rMjxEXxiPuD5BDku4MkFqeZyd4dZ1jvhTVqvbTLvyTJ",
                "KwdMAjGmerYanjeui5SHS7JkmpZvVipYvB2LJGU1ZxJwYvP98617",
                // the same with its last character mistyped: a key still
                "KwdMAjGmerYanjeui5SHS7JkmpZvVipYvB2LJGU1ZxJwYvP98618",
                // BIP-32 test vector 1
                "xprv9s21ZrQH143K3QTDL4LXw2F7HEK3wJUD2nW2nRk4stbPy6cq3jPPqjiChkVvvNKmPGJxWUtg6LnF5kejMRNNU3TGtRBeJgk33yuGBxrMPHi",
                // BIP-38
                "6PRVWUbkzzsbcVac2qwfssoUJAN1Xhrg6bNk8J7Nzm5H7kxEbn2Nh2ZoGg",
                // Stellar SEP-23
                "SBU2RRGLXH3E5CQHTD3ODLDF2BWDCYUSSBLLZ5GNW7JXHDIYKXZWHOKR",
                // XRP Ledger documentation: genesis passphrase seed, Ed25519 seed
                "snoPBrXtMeMyMHUVTgbuqAfg1SUTb",
                "sEdTM1uX8pu2do5XvTnutH6HsouMaM2",
                // Tezos
                "edsk3gUfUPyBSfrS9CCgmCiQsTCHGkviBDusMxDJstFtojtc1zcpsh",
                // BIP-39 of zero entropy
                "abandon abandon abandon abandon abandon abandon abandon abandon abandon abandon abandon about",
                "  legal winner thank year wave sausage worth useful legal winner thank yellow ",
                "letter advice cage absurd amount doctor acoustic avoid letter advice cage absurd "
                        + "amount doctor acoustic avoid letter advice cage absurd amount doctor acoustic bless",
                "가격 가격 가격 가격 가격 가격 가격 가격 가격 가격 가격 가능",
                "bitcoin:5HueCGU8rMjxEXxiPuD5BDku4MkFqeZyd4dZ1jvhTVqvbTLvyTJ"
            })
    void secretsAreRefusedWithoutAWordOfThem(String secret) {
        for (String chain : new String[] {null, "bitcoin", "stellar", "near", "nonsense"}) {
            AddressReading reading = Readings.read(chain, secret);
            assertThat(reading)
                    .isEqualTo(new AddressReading.Invalid(new AddressError(Code.PRIVATE_KEY, null, null, null)));
        }
    }

    @Test
    void aListOfBytesIsASecret() {
        assertThat(code(null, "[" + "12,".repeat(63) + "255]")).isEqualTo(Code.PRIVATE_KEY);
    }

    @Test
    void sixtyFourHexadecimalDigitsAreAKeyOrATransaction() {
        for (String text : new String[] {HEX_KEY, "0x" + HEX_KEY, HEX_KEY.toUpperCase(Locale.ROOT)}) {
            assertThat(code(null, text)).isEqualTo(Code.KEY_OR_TXID);
            assertThat(code("bitcoin", text)).isEqualTo(Code.KEY_OR_TXID);
            assertThat(code("ethereum", text)).isEqualTo(Code.KEY_OR_TXID);
        }
        assertThat(error("ethereum", HEX_KEY)).isEqualTo(new AddressError(Code.KEY_OR_TXID, null, "ethereum", null));
    }

    @Test
    void sixtyFourBytesInBase58AreAKeyOrATransaction() {
        assertThat(code(
                        null,
                        "5VERv8NMvzbJMEkV8xnrLkEaWRtSz9CosKDYjCJjBRnbJLgp8uirBgmQpjKhoR4tjF3ZpRzrFmBV6UjKdiSZkQUW"))
                .isEqualTo(Code.KEY_OR_TXID);
    }

    @Test
    void noAddressIsTakenForASecret() {
        assertThat(Secrets.isSecret("GA7QYNF7SOWQ3GLR2BGMZEHXAVIRZA4KVWLTJJFC7MGXUA74P7UJVSGZ"))
                .isFalse();
        assertThat(Secrets.isSecret("rHb9CJAWyB4rj91VRWn96DkukG4bwdtyTh")).isFalse();
        assertThat(Secrets.isSecret("4fYNw3dojWmQ4dXtSGE9epjRGy9pFSx62YypT7avPYvA"))
                .isFalse();
        assertThat(Secrets.isSecret("twelve words are needed but these are nine only"))
                .isFalse();
    }
}
