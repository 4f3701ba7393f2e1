package kr.haetae.address.chain;

import static org.assertj.core.api.Assertions.assertThat;

import kr.haetae.address.AddressError.Code;
import kr.haetae.address.ChainCodec.Decoded.Bad;
import org.junit.jupiter.api.Test;

class Ss58CodecTest {
    /** The development account "Alice" of Substrate's documentation, with three prefixes. */
    private static final String GENERIC = "5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY";

    private static final String ON_POLKADOT = "15oF4uVJwmo4TdGW7VfQxNLavjCXviqxT9S1MgbjMNHr6Sp5";
    private static final String ON_KUSAMA = "HNZata7iMYWmk5RvZRTiAsSDhV8366zq2YGb3tLH5Upf74F";
    private static final String ACCOUNT = "d43593c715fdd31c61141abd04a99fd6822c8558854ccde39a5684e7a56da27d";

    private final CodecProbe polkadot = CodecProbe.of(new Ss58Codec(), "polkadot");
    private final CodecProbe kusama = CodecProbe.of(new Ss58Codec(), "kusama");

    @Test
    void oneAccountIsOneWalletUnderEveryPrefix() {
        assertThat(polkadot.canonicalHex(ON_POLKADOT)).isEqualTo(ACCOUNT);
        assertThat(polkadot.canonicalHex(GENERIC)).isEqualTo(ACCOUNT);
        assertThat(kusama.canonicalHex(ON_KUSAMA)).isEqualTo(ACCOUNT);
        assertThat(kusama.canonicalHex(GENERIC)).isEqualTo(ACCOUNT);
        assertThat(kusama.valid(ON_KUSAMA).lookupInput())
                .isEqualTo(polkadot.valid(ON_POLKADOT).lookupInput());
    }

    @Test
    void writesTheNetworksOwnPrefix() {
        assertThat(polkadot.valid(GENERIC).text()).isEqualTo(ON_POLKADOT);
        assertThat(kusama.valid(GENERIC).text()).isEqualTo(ON_KUSAMA);
        polkadot.canonical("145pfvzsdw4zcZHv8v97rY1C8MfbKN5LKDV7JaNgm6tA65bE");
    }

    @Test
    void aTextIsOnTheChainItsPrefixNames() {
        assertThat(polkadot.valid(ON_KUSAMA).chain()).isEqualTo(kusama.chain());
        assertThat(kusama.valid(ON_POLKADOT).chain()).isEqualTo(polkadot.chain());
        assertThat(kusama.valid(GENERIC).chain()).isEqualTo(kusama.chain());
    }

    @Test
    void refusesAnotherNetworksPrefixAndNamesIt() {
        // Astar, prefix 5; Crust, prefix 66, in two bytes.
        assertThat(polkadot.invalid("ajYMsCKsEAhEvHpeA4XqsfiA9v1CdzZPrCfS6pEfeGHW9j8", Code.UNKNOWN_PREFIX)
                        .hint())
                .isEqualTo("SS58 prefix 5");
        assertThat(polkadot.invalid("cTMxUeDi2HdYVpedqu5AFMtyDcn4djbBfCKiPDds6k1fuFYXL", Code.UNKNOWN_PREFIX)
                        .hint())
                .isEqualTo("SS58 prefix 66");
    }

    @Test
    void refusesWhatIsWrongAndSaysWhy() {
        polkadot.invalid(ON_POLKADOT.replace("Sp5", "Sp6"), Code.CHECKSUM, Bad.NEARLY);
        assertThat(polkadot.invalid(ON_POLKADOT.replace("oF4", "0F4"), Code.ALPHABET)
                        .position())
                .isEqualTo(2);
        polkadot.invalid(ON_POLKADOT.substring(3), Code.LENGTH);
    }
}
