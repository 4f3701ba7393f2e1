package kr.haetae.address.chain;

import static org.assertj.core.api.Assertions.assertThat;

import kr.haetae.address.AddressError.Code;
import kr.haetae.address.ChainCodec.Decoded.Bad;
import org.junit.jupiter.api.Test;

class AlgorandCodecTest {
    /** The zero address of the Algorand specification. */
    private static final String ZERO = "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAY5HFKQ";

    private final CodecProbe algorand = CodecProbe.of(new AlgorandCodec(), "algorand");

    @Test
    void readsPublishedAddresses() {
        algorand.canonical(ZERO);
        algorand.canonical("7777777777777777777777777777777777777777777777777774MSJUVU");
        algorand.canonical("J4AEINCSSLDA7LNBNWM4ZXFCTLTOZT5LG3F5BLMFPJYGFWVCMU37EZI2AM");
        assertThat(algorand.canonicalHex(ZERO)).isEqualTo("0".repeat(64));
    }

    @Test
    void refusesWhatIsWrongAndSaysWhy() {
        algorand.invalid(ZERO.replace("Y5", "Z5"), Code.CHECKSUM, Bad.NEARLY);
        algorand.invalid(ZERO.substring(0, 57) + "R", Code.CHECKSUM, Bad.NEARLY);
        algorand.invalid(ZERO.substring(1), Code.LENGTH);
        assertThat(algorand.invalid(ZERO.replace("Y5H", "Y1H"), Code.ALPHABET).position())
                .isEqualTo(53);
        assertThat(algorand.invalid(ZERO.replace("HFKQ", "HFKq"), Code.ALPHABET).position())
                .isEqualTo(57);
    }
}
