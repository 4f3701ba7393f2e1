package kr.haetae.address.chain;

import static kr.haetae.address.Readings.address;
import static kr.haetae.address.Readings.canonicalHex;
import static kr.haetae.address.Readings.code;
import static kr.haetae.address.Readings.error;
import static org.assertj.core.api.Assertions.assertThat;

import kr.haetae.address.AddressError.Code;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BitcoinTest {
    /** The valid addresses of BIP-350 with their output scripts (test network ones are below). */
    @ParameterizedTest
    @CsvSource({
        "BC1QW508D6QEJXTDG4Y5R3ZARVARY0C5XW7KV8F3T4,0014751e76e8199196d454941c45d1b3a323f1433bd6",
        "bc1pw508d6qejxtdg4y5r3zarvary0c5xw7kw508d6qejxtdg4y5r3zarvary0c5xw7kt5nd6y,"
                + "5128751e76e8199196d454941c45d1b3a323f1433bd6751e76e8199196d454941c45d1b3a323f1433bd6",
        "BC1SW50QGDZ25J,6002751e",
        "bc1zw508d6qejxtdg4y5r3zarvaryvaxxpcs,5210751e76e8199196d454941c45d1b3a323",
        "bc1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vqzk5jj0,"
                + "512079be667ef9dcbbac55a06295ce870b07029bfcdb2dce28d959f2815b16f81798"
    })
    void everyValidVectorOfBip350GivesItsOutputScript(String text, String script) {
        assertThat(canonicalHex("bitcoin", text)).isEqualTo(script);
        assertThat(canonicalHex(null, text)).isEqualTo(script);
        assertThat(address("bitcoin", text).text()).isEqualToIgnoringCase(text).isLowerCase();
    }

    /** The invalid addresses of BIP-350. */
    @ParameterizedTest
    @CsvSource({
        "tc1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vq5zuyut,UNKNOWN_PREFIX",
        "bc1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vqh2y7hd,CHECKSUM",
        "tb1z0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vqglt7rf,TESTNET",
        "BC1S0XLXVLHEMJA6C4DQV22UAPCTQUPFHLXM9H8Z3K2E72Q4K9HCZ7VQ54WELL,CHECKSUM",
        "bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kemeawh,CHECKSUM",
        "bc1p38j9r5y49hruaue7wxjce0updqjuyyx0kh56v8s25huc6995vvpql3jow4,ALPHABET",
        "BC130XLXVLHEMJA6C4DQV22UAPCTQUPFHLXM9H8Z3K2E72Q4K9HCZ7VQ7ZWS8R,UNKNOWN_PREFIX",
        "bc1pw5dgrnzv,LENGTH",
        "bc1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7v8n0nx0muaewav253zgeav,LENGTH",
        "BC1QR508D6QEJXTDG4Y5R3ZARVARYV98GJ9P,LENGTH",
        "bc1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7v07qwwzcrf,LENGTH",
        "bc1gmk9yu,UNKNOWN_PREFIX"
    })
    void everyInvalidVectorOfBip350IsRefusedWithItsReason(String text, Code reason) {
        assertThat(code("bitcoin", text)).isEqualTo(reason);
    }

    @Test
    void aForeignCharacterIsPointedAt() {
        assertThat(error("bitcoin", "bc1p38j9r5y49hruaue7wxjce0updqjuyyx0kh56v8s25huc6995vvpql3jow4")
                        .position())
                .isEqualTo(59);
        assertThat(error("bitcoin", "1BvBMSEYstWetqTFn5Au4m4GFg7xJaNV0l").position())
                .isEqualTo(32);
    }

    @Test
    void mixedCaseBech32IsRefusedAtTheFirstLetterOfTheOtherCase() {
        var error = error("bitcoin", "bc1qw508d6qejxtdg4y5R3zarvary0c5xw7kv8f3t4");
        assertThat(error.code()).isEqualTo(Code.ALPHABET);
        assertThat(error.position()).isEqualTo(20);
        assertThat(error.hint()).isEqualTo("mixed case");
    }

    /** The genesis block's key hash, and the P2SH example of BIP-16's wiki page. */
    @ParameterizedTest
    @CsvSource({
        "1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa,76a91462e907b15cbf27d5425399ebf6f0fb50ebb88f1888ac",
        "3P14159f73E4gFr7JterCCQh9QjiTjiZrG,a914e9c3dd0c07aac76179ebc76a6c78d4d67c6c160a87"
    })
    void base58AddressesGiveTheirOutputScript(String text, String script) {
        assertThat(canonicalHex("bitcoin", text)).isEqualTo(script);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mipcBbFg9gMiCh81Kj8tqqdgoZub1ZJRfn",
                "2MzQwSSnBHWHqSAqtTVQ6v47XtaisrJa1Vc",
                "tb1qw508d6qejxtdg4y5r3zarvary0c5xw7kxpjzsx",
                "bcrt1qw508d6qejxtdg4y5r3zarvary0c5xw7kygt080"
            })
    void testNetworkAddressesAreCalledThat(String text) {
        assertThat(code("bitcoin", text)).isEqualTo(Code.TESTNET);
        assertThat(code(null, text)).isEqualTo(Code.TESTNET);
    }

    @Test
    void aMissingOrAddedCharacterIsALengthError() {
        assertThat(code("bitcoin", "1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfN")).isIn(Code.LENGTH, Code.CHECKSUM);
        assertThat(code("bitcoin", "1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNaaa")).isEqualTo(Code.LENGTH);
    }
}
