package kr.haetae.address.chain;

import static kr.haetae.address.Readings.address;
import static kr.haetae.address.Readings.code;
import static kr.haetae.address.Readings.error;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import kr.haetae.address.AddressError.Code;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EvmTest {
    private static final String MIXED = "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed";

    /** The examples of EIP-55. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "0x52908400098527886E0F7030069857D2E4169EE7",
                "0x8617E340B3D01FA5F11F306F4090FD50E238070D",
                "0xde709f2102306220921060314715629080e2fb77",
                "0x27b1fdb04752bbc536007a920d24acb045561c26",
                "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed",
                "0xfB6916095ca1df60bB79Ce92cE3Ea74c37c5d359",
                "0xdbF03B407c01E7cD3CBea99509d93f8DDDC8C6FB",
                "0xD1220A0cf47c7B9Be7A2E6BA89F429762e7b9aDb"
            })
    void everyExampleOfEip55IsItsOwnCanonicalText(String text) {
        assertThat(address("ethereum", text).text()).isEqualTo(text);
        assertThat(address("ethereum", text.toLowerCase(Locale.ROOT)).text()).isEqualTo(text);
        assertThat(address("ethereum", "0x" + text.substring(2).toUpperCase(Locale.ROOT))
                        .text())
                .isEqualTo(text);
        assertThat(address("ethereum", text.toUpperCase(Locale.ROOT)).text()).isEqualTo(text);
    }

    @Test
    void oneLetterInTheWrongCaseIsAChecksumError() {
        assertThat(code("ethereum", MIXED.replace('E', 'e'))).isEqualTo(Code.CHECKSUM);
        assertThat(code("bsc", MIXED.replace("BeAed", "Beaed"))).isEqualTo(Code.CHECKSUM);
        assertThat(code(null, MIXED.replace("BeAed", "Beaed"))).isEqualTo(Code.CHECKSUM);
    }

    @Test
    void everyEvmChainGivesOneLookupInput() {
        byte[] onEthereum = address("ethereum", MIXED).lookupInput();
        for (String chain :
                new String[] {"bsc", "polygon", "avalanche", "arbitrum", "optimism", "base", "kaia", "eip155:56", "KLAY"
                }) {
            var address = address(chain, MIXED);
            assertThat(address.lookupInput()).as(chain).isEqualTo(onEthereum);
            assertThat(address.sameWallet(address("ethereum", MIXED))).isTrue();
        }
        assertThat(address("bsc", MIXED).caip10()).isEqualTo("eip155:56:" + MIXED);
    }

    @Test
    void withoutAChainOneAddressOnEthereumIsGiven() {
        assertThat(address(null, MIXED).chain().name()).isEqualTo("ethereum");
    }

    @Test
    void digitsWithoutPrefixAreReadOnlyWhereTheChainIsDeclared() {
        assertThat(address("polygon", MIXED.substring(2)).text()).isEqualTo(MIXED);
        assertThat(code(null, MIXED.substring(2))).isEqualTo(Code.UNKNOWN_PREFIX);
        assertThat(code("bitcoin", MIXED.substring(2))).isEqualTo(Code.UNKNOWN_PREFIX);
    }

    @Test
    void wrongLengthAndForeignDigitsAreTold() {
        assertThat(error("eth", MIXED + "0").hint()).isEqualTo("expected 40 hexadecimal digits, given 41");
        assertThat(error("eth", MIXED.replace('B', 'G')).position()).isEqualTo(MIXED.indexOf('B'));
        assertThat(code("eth", "0x5aAeb6…BeAed")).isEqualTo(Code.ALPHABET);
    }
}
