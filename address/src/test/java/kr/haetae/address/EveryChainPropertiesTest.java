package kr.haetae.address;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import kr.haetae.address.AddressReading.Valid;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** Properties over generated addresses of every form of every chain. jqwik prints the seed of every run. */
class EveryChainPropertiesTest {
    private static final GeneratedAddresses GENERATED = new GeneratedAddresses();
    private static final String CHARACTERS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz+-/_.:";
    /** Read only where their chain is declared. */
    private static final Set<String> DECLARED_ONLY = Set.of("near/implicit", "near/name", "eos", "ton/raw");
    /** Two bytes of checksum let one mistake in 65,536 pass. */
    private static final Set<String> SHORT_CHECKSUM = Set.of("polkadot", "polkadot/generic", "kusama");
    /** At so many mutations a two-byte checksum passes 0.03 of them on average, and more than two once in 200,000 runs. */
    private static final int MUTATIONS = 2_000;

    @Provide
    Arbitrary<String> form() {
        return Arbitraries.of(GENERATED.forms().keySet());
    }

    @Provide
    Arbitrary<String> checksummedForm() {
        Set<String> proven = GENERATED.forms().keySet().stream()
                .filter(form -> !DECLARED_ONLY.contains(form) && !SHORT_CHECKSUM.contains(form))
                .filter(form -> !form.endsWith("/lower") && !form.endsWith("/eip55") && !form.equals("solana"))
                .collect(Collectors.toSet());
        return Arbitraries.of(proven);
    }

    @Property
    void everyFormIsReadAndItsCanonicalTextReadsTheSame(@ForAll("form") String form, @ForAll long seed) {
        String chain = GeneratedAddresses.chainOf(form);
        WalletAddress address = Readings.address(chain, generated(form, seed));
        assertThat(address.chain().name()).isEqualTo(chain);
        assertThat(Readings.address(chain, address.text())).isEqualTo(address);
        assertThat(Readings.address(chain, address.text()).text()).isEqualTo(address.text());
    }

    @Property
    void everyProvableFormIsFoundWithoutItsChain(@ForAll("form") String form, @ForAll long seed) {
        if (DECLARED_ONLY.contains(form)) {
            return;
        }
        String text = generated(form, seed);
        WalletAddress declared = Readings.address(GeneratedAddresses.chainOf(form), text);
        assertThat(Readings.valid(null, text).addresses()).anyMatch(declared::sameWallet);
    }

    @Property(tries = 4_000)
    void oneChangedCharacterIsNeverAnotherWalletOfTheSameChain(
            @ForAll("checksummedForm") String form,
            @ForAll long seed,
            @ForAll @IntRange(max = 200) int place,
            @ForAll @IntRange(max = 67) int character) {
        String text = generated(form, seed);
        String mutated = mutated(text, place, CHARACTERS.charAt(character));
        assertThat(isAnotherWallet(GeneratedAddresses.chainOf(form), text, mutated))
                .as("%s: %s made of %s", form, mutated, text)
                .isFalse();
    }

    @Property(tries = 5)
    void aChangedCharacterPassesATwoByteChecksumNoOftenerThanByChance(@ForAll long seed) {
        Random random = new Random(seed);
        int passed = 0;
        for (int i = 0; i < MUTATIONS; i++) {
            String text = generated("polkadot", random.nextLong());
            String mutated = mutated(
                    text, random.nextInt(text.length()), CHARACTERS.charAt(random.nextInt(CHARACTERS.length())));
            passed += isAnotherWallet("polkadot", text, mutated) ? 1 : 0;
        }
        assertThat(passed).isLessThan(3);
    }

    @Property
    void everySpellingOfASubstrateAccountGivesOneLookupInput(@ForAll @Size(32) byte[] account) {
        byte[] lookupInput = Readings.address("polkadot", GeneratedAddresses.ss58(0, account))
                .lookupInput();
        for (String chain : List.of("polkadot", "kusama")) {
            for (int prefix : new int[] {0, 2, 42}) {
                assertThat(Readings.address(chain, GeneratedAddresses.ss58(prefix, account))
                                .lookupInput())
                        .isEqualTo(lookupInput);
            }
        }
    }

    @Property
    void everySpellingOfATonAccountGivesOneLookupInput(
            @ForAll @Size(32) byte[] account, @ForAll @IntRange(min = -1, max = 0) int workchain) {
        String raw = workchain + ":" + HexFormat.of().formatHex(account);
        WalletAddress wallet = Readings.address("ton", raw);
        for (int kind : new int[] {0x11, 0x51}) {
            String friendly = GeneratedAddresses.ton(kind, workchain, account);
            String plain = friendly.replace('-', '+').replace('_', '/');
            assertThat(Readings.address("ton", friendly).lookupInput()).isEqualTo(wallet.lookupInput());
            assertThat(Readings.address(null, plain).lookupInput()).isEqualTo(wallet.lookupInput());
        }
    }

    @Property
    void anIntegratedMoneroAddressIsItsStandardAddressWithAMemo(
            @ForAll @Size(64) byte[] keys, @ForAll @Size(8) byte[] paymentId) {
        byte[] integrated = new byte[73];
        integrated[0] = 19;
        System.arraycopy(keys, 0, integrated, 1, 64);
        System.arraycopy(paymentId, 0, integrated, 65, 8);
        byte[] standard = Arrays.copyOf(integrated, 65);
        standard[0] = 18;
        Valid reading = Readings.valid("monero", GeneratedAddresses.monero(integrated));
        assertThat(reading.memo()).isEqualTo(HexFormat.of().formatHex(paymentId));
        assertThat(reading.addresses())
                .containsExactly(Readings.address("monero", GeneratedAddresses.monero(standard)));
    }

    @Property
    void upperCaseBech32IsTheSameWallet(@ForAll("form") String form, @ForAll long seed) {
        String chain = GeneratedAddresses.chainOf(form);
        String text = generated(form, seed);
        WalletAddress address = Readings.address(chain, text);
        if (address.chain().namespace().startsWith("bech32:") || form.startsWith("cardano/")) {
            assertThat(Readings.address(chain, text.toUpperCase(Locale.ROOT))).isEqualTo(address);
        }
    }

    private static String generated(String form, long seed) {
        return GENERATED.forms().get(form).apply(new Random(seed));
    }

    private static String mutated(String text, int place, char character) {
        StringBuilder mutated = new StringBuilder(text);
        mutated.setCharAt(place % text.length(), character);
        return mutated.toString();
    }

    /** A changed text may be another spelling of the same wallet, e.g. TON's two alphabets. */
    private static boolean isAnotherWallet(String chain, String text, String mutated) {
        WalletAddress original = Readings.address(chain, text);
        return Readings.read(chain, mutated) instanceof Valid valid
                && valid.addresses().get(0).chain().equals(original.chain())
                && !valid.addresses().get(0).sameWallet(original);
    }
}
