package kr.haetae.address.chain;

import static org.assertj.core.api.Assertions.assertThat;

import kr.haetae.address.AddressError.Code;
import kr.haetae.address.ChainCodec.Decoded.Bad;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TezosCodecTest {
    private static final String WALLET = "tz1eZwq8b5cvE2bPKokatLkVMzkxz24z3Don";

    private final CodecProbe tezos = CodecProbe.of(new TezosCodec(), "tezos");

    /** From the tests of Tezos libraries (tz1, tz2, tz3, tz4) and a contract of mainnet. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                WALLET,
                "tz1VSUr8wwNhLAzempoch5d6hLRiTh8Cjcjb",
                "tz2TSvNTh2epDMhZHrw73nV9piBX7kLZ9K9m",
                "tz3RDC3Jdn4j15J7bBHZd29EUee9gVB1CxD9",
                "tz4HVR6aty9KwsQFHh81C1G7gBdhxT8kuytm",
                "KT1PWx2mnDueood7fEmfbBDKx1D9BAnnXitn"
            })
    void readsPublishedAddresses(String text) {
        tezos.canonical(text);
    }

    @Test
    void keepsTheKindInTheCanonicalBytes() {
        assertThat(tezos.canonicalHex(WALLET)).startsWith("06a19f").hasSize(46);
    }

    @Test
    void refusesWhatIsWrongAndSaysWhy() {
        tezos.invalid(WALLET.replace("3Don", "3Dom"), Code.CHECKSUM, Bad.NEARLY);
        tezos.invalid(WALLET + "1", Code.LENGTH, Bad.MEANT);
        assertThat(tezos.invalid(WALLET.replace("b5c", "bOc"), Code.ALPHABET, Bad.MEANT)
                        .position())
                .isEqualTo(9);
        tezos.invalid("tz5eZwq8b5cvE2bPKokatLkVMzkxz24z3Don", Code.UNKNOWN_PREFIX);
        tezos.invalid("edpkuBknW28nW72KG6RoHtYW7p12T6GKc7nAbwYX5m8Wd9sDVC9yav", Code.UNKNOWN_PREFIX);
    }

    /** The published secret key of a sandbox's bootstrap account. */
    @Test
    void knowsAPrivateKey() {
        tezos.invalid("edsk3gUfUPyBSfrS9CCgmCiQsTCHGkviBDusMxDJstFtojtc1zcpsh", Code.PRIVATE_KEY, Bad.NEARLY);
    }
}
