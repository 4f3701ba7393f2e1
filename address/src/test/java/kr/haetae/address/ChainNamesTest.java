package kr.haetae.address;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import kr.haetae.address.chain.EvmCodec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChainNamesTest {
    private final ChainRegistry registry = ChainRegistry.standard();

    @ParameterizedTest
    @CsvSource({
        "bitcoin,bitcoin",
        "BTC,bitcoin",
        "XBT,bitcoin",
        "비트코인,bitcoin",
        "bip122:000000000019d6689c085ae165831e93,bitcoin",
        "Bitcoin Cash,bitcoin-cash",
        "bitcoin_cash,bitcoin-cash",
        "bitcoin-cash,bitcoin-cash",
        "BCH,bitcoin-cash",
        "비트코인 캐시,bitcoin-cash",
        "eth,ethereum",
        "ＥＴＨ,ethereum",
        "이더리움,ethereum",
        "ERC-20,ethereum",
        "eip155:1,ethereum",
        "BSC,bsc",
        "bnb,bsc",
        "BEP20,bsc",
        "BNB Smart Chain,bsc",
        "MATIC,polygon",
        "POL,polygon",
        "폴리곤,polygon",
        "avalanche,avalanche",
        "AVAX C-Chain,avalanche",
        "ARB,arbitrum",
        "Arbitrum One,arbitrum",
        "OP,optimism",
        "base,base",
        "KLAY,kaia",
        "KAIA,kaia",
        "클레이튼,kaia",
        "TRX,tron",
        "TRC20,tron",
        "트론,tron",
        "XRP,xrp",
        "Ripple,xrp",
        "리플,xrp",
        "XLM,stellar",
        "스텔라루멘,stellar",
        "SOL,solana",
        "솔라나,solana",
        "LTC,litecoin",
        "라이트코인,litecoin",
        "DOGE,dogecoin",
        "도지코인,dogecoin",
        "DASH,dash",
        "ZEC,zcash"
    })
    void everyUsualNameIsKnown(String name, String chain) {
        assertThat(registry.named(name)).map(Chain::name).contains(chain);
        assertThat(registry.named(" " + name.toUpperCase(Locale.ROOT) + "\u200B"))
                .map(Chain::name)
                .contains(chain);
    }

    @Test
    void koreanNamesTypedAsSeparateJamoAreKnown() {
        String decomposed = Normalizer.normalize("비트코인", Normalizer.Form.NFD);
        assertThat(registry.named(decomposed)).map(Chain::name).contains("bitcoin");
    }

    @Test
    void everyChainGoesByItsNameLabelAndCaip2Identifier() {
        for (Chain chain : registry.chains()) {
            assertThat(registry.named(chain.name())).contains(chain);
            assertThat(registry.named(chain.label())).contains(chain);
            assertThat(registry.named(chain.caip2())).contains(chain);
        }
    }

    /** CAIP-2: a namespace of 3 to 8 and a reference of 1 to 32 characters. */
    @Test
    void everyCaip2IdentifierIsWellFormedAndUnique() {
        assertThat(registry.chains())
                .extracting(Chain::caip2)
                .doesNotHaveDuplicates()
                .allMatch(id -> id.matches("[-a-z0-9]{3,8}:[-_a-zA-Z0-9]{1,32}"));
    }

    @Test
    void oneNameForTwoChainsIsRefused() {
        assertThatThrownBy(() -> new ChainRegistry(List.of(new EvmCodec(), new EvmCodec())))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
