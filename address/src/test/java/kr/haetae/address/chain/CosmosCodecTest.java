package kr.haetae.address.chain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import kr.haetae.address.AddressError.Code;
import kr.haetae.address.Chain;
import kr.haetae.address.ChainCodec.Decoded;
import kr.haetae.address.ChainCodec.Decoded.Bad;
import kr.haetae.address.encoding.Bech32;
import kr.haetae.address.encoding.Bech32.Variant;
import kr.haetae.address.encoding.BitGroups;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CosmosCodecTest {
    private static final String ATOM_WALLET = "cosmos1nynns8ex9fq6sjjfj8k79ymkdz4sqth06xexae";

    private final CosmosCodec codec = new CosmosCodec();
    private final CodecProbe cosmos = CodecProbe.of(codec, "cosmos");

    /** Wallet-core's published test addresses, and contracts of 32 bytes. */
    @ParameterizedTest
    @CsvSource({
        "cosmos, cosmos1hsk6jryyqjfhp5dhc55tc9jtckygx0eph6dd02",
        "binance-beacon, bnb1grpf0955h0ykzq3ar5nmum7y6gdfl6lxfn46h2",
        "binance-beacon, bnb14u5qnp4peug4a6wlz327mx9xjd0xf6phe7ew8u",
        "osmosis, osmo1mky69cn8ektwy0845vec9upsdphktxt0en97f5",
        "terra, terra1hsk6jryyqjfhp5dhc55tc9jtckygx0ep37hdd2",
        "kava, kava1hdp298kaz0eezpgl6scsykxljrje3667hmlv0h",
        "injective, inj13u6g7vqgw074mgmf2ze2cadzvkz9snlwcrtq8a"
    })
    void readsPublishedAddresses(String chain, String text) {
        CodecProbe probe = CodecProbe.of(codec, chain);
        probe.canonical(text);
        assertThat(probe.valid(text.toUpperCase(Locale.ROOT))).isEqualTo(probe.valid(text));
    }

    @Test
    void everyChainReadsItsOwnPrefixAndNoOther() {
        byte[] key = new byte[20];
        for (Chain own : codec.chains()) {
            String prefix = own.namespace().replace("bech32:", "");
            String text = Bech32.encode(prefix, BitGroups.toFives(key), Variant.BECH32);
            assertThat(codec.chains().stream().filter(chain -> reads(chain, text)))
                    .containsExactly(own);
        }
        assertThat(codec.chains()).hasSizeGreaterThan(40);
    }

    private boolean reads(Chain chain, String text) {
        return codec.decode(chain, text) instanceof Decoded.Ok;
    }

    /** The vector of the CAIP-2 profile for a chain id that is hashed has the same rule as these. */
    @Test
    void hashesChainIdsThatDoNotFitCaip2() {
        assertThat(CodecProbe.of(codec, "kava").chain().caip2()).isEqualTo("cosmos:hashed-6d4e837e169119f0");
        assertThat(codec.namesOf(CodecProbe.of(codec, "kava").chain())).contains("cosmos:kava_2222-10");
        assertThat(cosmos.chain().caip2()).isEqualTo("cosmos:cosmoshub-4");
        assertThat(CodecProbe.of(codec, "binance-beacon").chain().caip2()).isEqualTo("cosmos:Binance-Chain-Tigris");
    }

    @Test
    void refusesWhatIsWrongAndSaysWhy() {
        cosmos.invalid(ATOM_WALLET.replace("nynns", "nynnz"), Code.CHECKSUM, Bad.NEARLY);
        assertThat(cosmos.invalid(ATOM_WALLET.replace("nynns", "nyOns"), Code.ALPHABET, Bad.MEANT)
                        .position())
                .isEqualTo(9);
        cosmos.invalid(ATOM_WALLET.substring(0, 40), Code.CHECKSUM);
        cosmos.invalid("cosmos1nyn", Code.LENGTH, Bad.MEANT);
        cosmos.invalid("osmo1mky69cn8ektwy0845vec9upsdphktxt0en97f5", Code.UNKNOWN_PREFIX);
        cosmos.invalid(
                Bech32.encode("cosmos", BitGroups.toFives(new byte[20]), Variant.BECH32M), Code.CHECKSUM, Bad.NEARLY);
        cosmos.invalid(
                Bech32.encode("cosmos", BitGroups.toFives(new byte[19]), Variant.BECH32), Code.LENGTH, Bad.NEARLY);
    }

    @Test
    void tellsValidatorsAndTestNetworksFromWallets() {
        cosmos.invalid("cosmosvaloper1sjllsnramtg3ewxqwwrwjxfgc4n4ef9u2lcnj0", Code.UNKNOWN_PREFIX, Bad.NEARLY);
        CodecProbe.of(codec, "binance-beacon")
                .invalid("tbnb1grpf0955h0ykzq3ar5nmum7y6gdfl6lx8xu7hm", Code.TESTNET, Bad.NEARLY);
    }
}
