package kr.haetae.address.chain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import kr.haetae.address.AddressError.Code;
import kr.haetae.address.ChainCodec.Decoded.Bad;
import kr.haetae.address.encoding.Bech32;
import kr.haetae.address.encoding.BitGroups;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CardanoCodecTest {
    private static final String BASE =
            "addr1qx2fxv2umyhttkxyxp8x0dlpdt3k6cwng5pxj3jhsydzer3n0d3vllmyqwsx5wktcd8cc3sq835lu7drv2xwl2wywfgse35a3x";

    private final CodecProbe cardano = CodecProbe.of(new CardanoCodec(), "cardano");

    /** CIP-19, "Test Vectors", mainnet: types 0 to 7, 14 and 15. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                BASE,
                "addr1z8phkx6acpnf78fuvxn0mkew3l0fd058hzquvz7w36x4gten0d3vllmyqwsx5wktcd8cc3sq835lu7drv2xwl2wywfgs9yc0hh",
                "addr1yx2fxv2umyhttkxyxp8x0dlpdt3k6cwng5pxj3jhsydzerkr0vd4msrxnuwnccdxlhdjar77j6lg0wypcc9uar5d2shs2z78ve",
                "addr1x8phkx6acpnf78fuvxn0mkew3l0fd058hzquvz7w36x4gt7r0vd4msrxnuwnccdxlhdjar77j6lg0wypcc9uar5d2shskhj42g",
                "addr1gx2fxv2umyhttkxyxp8x0dlpdt3k6cwng5pxj3jhsydzer5pnz75xxcrzqf96k",
                "addr128phkx6acpnf78fuvxn0mkew3l0fd058hzquvz7w36x4gtupnz75xxcrtw79hu",
                "addr1vx2fxv2umyhttkxyxp8x0dlpdt3k6cwng5pxj3jhsydzers66hrl8",
                "addr1w8phkx6acpnf78fuvxn0mkew3l0fd058hzquvz7w36x4gtcyjy7wx",
                "stake1uyehkck0lajq8gr28t9uxnuvgcqrc6070x3k9r8048z8y5gh6ffgw",
                "stake178phkx6acpnf78fuvxn0mkew3l0fd058hzquvz7w36x4gtcccycj5"
            })
    void readsShelleyVectorsOfCip19(String text) {
        cardano.canonical(text);
        assertThat(cardano.valid(text.toUpperCase(Locale.ROOT))).isEqualTo(cardano.valid(text));
    }

    /** CIP-19, "Test Vectors", testnet; and its Byron example, which carries a network magic. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "addr_test1qz2fxv2umyhttkxyxp8x0dlpdt3k6cwng5pxj3jhsydzer3n0d3vllmyqwsx5wktcd8cc3sq835lu7drv2xwl2wywfgs68faae",
                "addr_test1gz2fxv2umyhttkxyxp8x0dlpdt3k6cwng5pxj3jhsydzer5pnz75xxcrdw5vky",
                "addr_test1wrphkx6acpnf78fuvxn0mkew3l0fd058hzquvz7w36x4gtcl6szpr",
                "stake_test1uqehkck0lajq8gr28t9uxnuvgcqrc6070x3k9r8048z8y5gssrtvn",
                "stake_test17rphkx6acpnf78fuvxn0mkew3l0fd058hzquvz7w36x4gtcljw6kf",
                "37btjrVyb4KDXBNC4haBVPCrro8AQPHwvCMp3RFhhSVWwfFmZ6wwzSK6JK1hY6wHNmtrpTf1kdbva8TCneM2YsiXT7mrzT21EacHnPpz5YyUdj64na"
            })
    void saysTestnet(String text) {
        cardano.invalid(text, Code.TESTNET, Bad.NEARLY);
    }

    /** An Icarus and a Daedalus address, as explorers show them. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Ae2tdPwUPEZFRbyhz3cpfC2CumGzNkFBN2L42rcUc2yjQpEkxDbkPodpMAi",
                "Ae2tdPwUPEZ18ZjTLnLVr9CEvUEUX4eW1LBHbxxxJgxdAYHrDeSCSbCxrvx",
                "DdzFFzCqrhsuQV5ohP1EBh9d4UjmmWDb2Vui2s2SACSBDeEW74kHhp3zj9hvLFDb9mK7hRr7fbctu1UYatPaF1omXiXPwf12bn7DQvbT"
            })
    void readsByron(String text) {
        cardano.canonical(text);
    }

    @Test
    void keepsTheHeaderInTheCanonicalBytes() {
        assertThat(cardano.canonicalHex("addr1vx2fxv2umyhttkxyxp8x0dlpdt3k6cwng5pxj3jhsydzers66hrl8"))
                .isEqualTo("619493315cd92eb5d8c4304e67b7e16ae36d61d34502694657811a2c8e");
    }

    @Test
    void refusesWhatIsWrongAndSaysWhy() {
        cardano.invalid(BASE.replace("qx2", "qx3"), Code.CHECKSUM, Bad.NEARLY);
        assertThat(cardano.invalid(BASE.replace("qx2", "qxb"), Code.ALPHABET, Bad.MEANT)
                        .position())
                .isEqualTo(7);
        cardano.invalid("Ae2tdPwUPEZFRbyhz3cpfC2CumGzNkFBN2L42rcUc2yjQpEkxDbkPodpMAj", Code.CHECKSUM, Bad.NEARLY);
        cardano.invalid("1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa", Code.UNKNOWN_PREFIX);
    }

    @Test
    void refusesAStakeHeaderBehindAPaymentPrefixAndAPoolId() {
        // The checksum is right, made for the wrong prefix.
        cardano.invalid(
                Bech32.encode(
                        "addr",
                        BitGroups.toFives(cardano.valid("stake1uyehkck0lajq8gr28t9uxnuvgcqrc6070x3k9r8048z8y5gh6ffgw")
                                .canonical()),
                        Bech32.Variant.BECH32),
                Code.UNKNOWN_PREFIX,
                Bad.NEARLY);
        cardano.invalid("pool1pu5jlj4q9w9jlxeu370a3c9myx47md5j5m2str0naunn2q3lkdy", Code.UNKNOWN_PREFIX);
    }

    /** CIP-5: the prefixes of signing keys end in _sk and _xsk. */
    @Test
    void knowsAPrivateKey() {
        cardano.invalid("addr_xsk1aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", Code.PRIVATE_KEY, Bad.NEARLY);
    }
}
