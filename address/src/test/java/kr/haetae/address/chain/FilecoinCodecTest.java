package kr.haetae.address.chain;

import static org.assertj.core.api.Assertions.assertThat;

import kr.haetae.address.AddressError.Code;
import kr.haetae.address.ChainCodec.Decoded;
import kr.haetae.address.ChainCodec.Decoded.Bad;
import kr.haetae.address.WalletAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FilecoinCodecTest {
    private final CodecProbe filecoin = CodecProbe.of(new FilecoinCodec(), "filecoin");

    /** The vectors of filecoin-project/go-address: text and payload behind the protocol byte. */
    @ParameterizedTest
    @CsvSource({
        "f24vg6ut43yw2h2jqydgbg2xq7x6f4kub3bg6as6i, 02e54dea4f9bc5b47d261819826d5e1fbf8bc5503b",
        "f25nml2cfbljvn4goqtclhifepvfnicv6g7mfmmvq, 02eb58bd08a15a6ade19d0989674148fa95a8157c6",
        "f2nuqrg7vuysaue2pistjjnt3fadsdzvyuatqtfei, 026d21137eb4c4814269e894d296cf6500e43cd714",
    })
    void readsActorVectors(String text, String canonical) {
        filecoin.canonical(text);
        assertThat(filecoin.canonicalHex(text)).isEqualTo(canonical);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "f15ihq5ibzwki2b4ep2f46avlkrqzhpqgtga7pdrq",
                "f12fiakbhe2gwd5cnmrenekasyn6v5tnaxaqizq6a",
                "f1wbxhu3ypkuo6eyp6hjx6davuelxaxrvwb2kuwva",
                "f1abjxfbp274xpdqcpuaykwkfb43omjotacm2p3za",
                "f24dd4ox4c2vpf5vk5wkadgyyn6qtuvgcpxxon64a",
                "f3vvmn62lofvhjd2ugzca6sof2j2ubwok6cj4xxbfzz4yuxfkgobpihhd2thlanmsh3w2ptld2gqkn2jvlss4a",
                "f3wmuu6crofhqmm3v4enos73okk2l366ck6yc4owxwbdtkmpk42ohkqxfitcpa57pjdcftql4tojda2poeruwa"
            })
    void readsMainnetAndSaysTestnetOfTheSameWithT(String text) {
        filecoin.canonical(text);
        filecoin.invalid("t" + text.substring(1), Code.TESTNET, Bad.NEARLY);
    }

    /** Filecoin's documentation: 0xd388ab098ed3e84c0d808776440b48f685198498 under address manager 10. */
    @Test
    void holdsAnEvmAccountUnderAddressManagerTen() {
        WalletAddress delegated = filecoin.valid("f410f2oekwcmo2pueydmaq53eic2i62crtbeyuzx2gmy");
        CodecProbe ethereum = CodecProbe.of(new EvmCodec(), "ethereum");
        assertThat(delegated.lookupInput())
                .isEqualTo(ethereum.valid("0xd388ab098ed3e84c0d808776440b48f685198498")
                        .lookupInput());
        assertThat(delegated.chain().caip2()).isEqualTo("eip155:314");
        filecoin.invalid("t410f2oekwcmo2pueydmaq53eic2i62crtbeyuzx2gmy", Code.TESTNET, Bad.NEARLY);
    }

    @ParameterizedTest
    @CsvSource({
        "f00, 0000",
        "f01, 0001",
        "f0150, 009601",
        "f0999999, 00bf843d",
        "f09223372036854775807, 00ffffffffffffffff7f"
    })
    void readsActorNumbersOnlyWhereDeclared(String text, String canonical) {
        assertThat(filecoin.canonicalHex(text)).isEqualTo(canonical);
        assertThat(filecoin.codec().detect(filecoin.chain(), text)).isInstanceOf(Decoded.Bad.class);
    }

    /** From go-address' TestInvalidStringAddresses. */
    @Test
    void refusesWhatIsWrongAndSaysWhy() {
        filecoin.invalid("Q2gfvuyh7v2sx3patm5k23wdzmhyhtmqctasbr23y", Code.UNKNOWN_PREFIX);
        filecoin.invalid("t2gfvuyh7v2sx3patm5k23wdzmhyhtmqctasbr24y", Code.CHECKSUM, Bad.NEARLY);
        filecoin.invalid("f24vg6ut43yw2h2jqydgbg2xq7x6f4kub3bg6as6", Code.LENGTH);
        filecoin.invalid("f01banana", Code.ALPHABET);
        filecoin.invalid("f007", Code.ALPHABET);
        filecoin.invalid("f09223372036854775808", Code.LENGTH);
        assertThat(filecoin.invalid("f24vg6ut43yw2h2jqydgbg2xq7x6f4kub3bg6as1i", Code.ALPHABET, Bad.MEANT)
                        .position())
                .isEqualTo(39);
    }
}
