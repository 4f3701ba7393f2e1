package kr.haetae.address;

import static org.assertj.core.api.Assertions.assertThat;

import com.esaulpaugh.headlong.abi.Address;
import java.math.BigInteger;
import java.util.List;
import java.util.Locale;
import kr.haetae.address.AddressReading.Valid;
import kr.haetae.address.encoding.Bech32;
import kr.haetae.address.encoding.BitGroups;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.bitcoinj.base.Base58;

/**
 * Properties over addresses that bitcoinj and headlong made, so that encoder and reader are independent. jqwik prints
 * the seed of a failing run.
 */
class AddressPropertiesTest {
    private static final String CHARACTERS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

    /** An address and the chain it belongs to. */
    record Sample(String chain, String text) {}

    @Provide
    Arbitrary<Sample> checksummed() {
        Arbitrary<Sample> base58 = Combinators.combine(
                        Arbitraries.of(
                                "bitcoin:0",
                                "bitcoin:5",
                                "litecoin:48",
                                "litecoin:50",
                                "dogecoin:30",
                                "dogecoin:22",
                                "dash:76",
                                "dash:16",
                                "tron:65",
                                "bitcoin-cash:0",
                                "bitcoin-cash:5"),
                        bytes(20))
                .as((kind, hash) -> {
                    int colon = kind.indexOf(':');
                    int version = Integer.parseInt(kind.substring(colon + 1));
                    return new Sample(kind.substring(0, colon), Base58.encodeChecked(version, hash));
                });
        Arbitrary<Sample> zcash = bytes(21).map(body -> {
            body[0] = (byte) 0xb8;
            return new Sample("zcash", Base58.encodeChecked(0x1c, body));
        });
        Arbitrary<Sample> segwit = Combinators.combine(Arbitraries.of("bitcoin", "litecoin"), bytes(20))
                .as((chain, program) -> new Sample(chain, segwit(chain.equals("bitcoin") ? "bc" : "ltc", program)));
        return Arbitraries.oneOf(base58, zcash, segwit);
    }

    @Provide
    Arbitrary<String> evm() {
        return bytes(20).map(bytes -> Address.toChecksumAddress(new BigInteger(1, bytes)));
    }

    private static Arbitrary<byte[]> bytes(int size) {
        return Arbitraries.bytes().array(byte[].class).ofSize(size);
    }

    private static String segwit(String prefix, byte[] program) {
        byte[] fives = BitGroups.toFives(program);
        byte[] values = new byte[fives.length + 1];
        System.arraycopy(fives, 0, values, 1, fives.length);
        return Bech32.encode(prefix, values, Bech32.Variant.BECH32);
    }

    @Property
    void readingACanonicalTextGivesThatTextBack(@ForAll("checksummed") Sample sample) {
        WalletAddress address = Readings.address(sample.chain(), sample.text());
        assertThat(Readings.address(sample.chain(), address.text()).text()).isEqualTo(address.text());
        assertThat(Readings.address(null, address.caip10())).isEqualTo(address);
        if (!sample.chain().equals("bitcoin-cash")) {
            assertThat(address.text()).isEqualTo(sample.text());
        }
    }

    @Property(tries = 3000)
    void oneChangedCharacterIsNeverValidOnTheSameChain(
            @ForAll("checksummed") Sample sample,
            @ForAll @IntRange(max = 61) int place,
            @ForAll @IntRange(max = 61) int character) {
        String mutated = mutated(sample.text(), place, CHARACTERS.charAt(character));
        assertNotValidOnTheSameChain(mutated, sample);
    }

    @Property
    void aSwapOfNeighboursIsNeverValidOnTheSameChain(
            @ForAll("checksummed") Sample sample, @ForAll @IntRange(max = 32) int place) {
        char[] characters = sample.text().toCharArray();
        int at = Math.min(place, characters.length - 2);
        char first = characters[at];
        characters[at] = characters[at + 1];
        characters[at + 1] = first;
        String swapped = new String(characters);
        assertNotValidOnTheSameChain(swapped, sample);
    }

    private static void assertNotValidOnTheSameChain(String changed, Sample sample) {
        if (changed.equals(sample.text())) {
            return;
        }
        AddressReading reading = Readings.read(sample.chain(), changed);
        boolean sameChain = reading instanceof Valid valid
                && valid.addresses().get(0).chain().name().equals(sample.chain());
        assertThat(sameChain).as("%s for %s", changed, sample).isFalse();
    }

    @Property
    void everySpellingOfAnEvmAddressGivesOneLookupInput(@ForAll("evm") String text) {
        WalletAddress address = Readings.address("ethereum", text);
        assertThat(address.text()).isEqualTo(text);
        String lower = text.toLowerCase(Locale.ROOT);
        for (String spelling : new String[] {lower, text.toUpperCase(Locale.ROOT), lower.substring(2)}) {
            assertThat(Readings.address("bsc", spelling).lookupInput()).isEqualTo(address.lookupInput());
        }
    }

    @Property(tries = 200)
    void noTextAtAllMakesReadingFail(
            @ForAll String text, @ForAll String chain, @ForAll @Size(max = 3) List<String> more) {
        assertThat(Readings.read(chain, text)).isNotNull();
        assertThat(Readings.read("bitcoin", text)).isNotNull();
        assertThat(Readings.read(null, String.join(":", more))).isNotNull();
        for (Chain known : ChainRegistry.standard().chains()) {
            assertThat(Readings.read(known.name(), text)).isNotNull();
        }
    }

    private static String mutated(String text, int place, char character) {
        StringBuilder mutated = new StringBuilder(text);
        mutated.setCharAt(place % text.length(), character);
        return mutated.toString();
    }
}
