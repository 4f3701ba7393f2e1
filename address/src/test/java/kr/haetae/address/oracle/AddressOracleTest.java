package kr.haetae.address.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import kr.haetae.address.AddressReader;
import kr.haetae.address.AddressReading;
import kr.haetae.address.AddressReading.Note.ChainCorrected;
import kr.haetae.address.AddressReading.Valid;
import kr.haetae.address.GeneratedAddresses;
import kr.haetae.address.oracle.Oracles.Opinions;
import kr.haetae.address.oracle.Oracles.Question;
import kr.haetae.address.oracle.SharedData.Row;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Reads every row of the real data, and generated addresses of every chain, and asks two validators of others.
 *
 * <p>Where an oracle differs, it must be for one of the reasons in {@link KnownDifference}, and the number of times each
 * reason is met is asserted too.
 */
class AddressOracleTest {
    private static final int ADDRESSES_A_FORM = 20;
    /** Few, because wallet-core aborts on some and must be started again. */
    private static final int CHANGED_A_FORM = 4;

    private static Oracles oracles;

    private final AddressReader reader = AddressReader.standard();

    @BeforeAll
    static void install() throws Exception {
        oracles = Oracles.install();
    }

    /** What we say of one text on one chain. */
    private record Claim(String subject, String chain, String text, boolean valid) {}

    @Test
    void readsEveryRowOfTheRealDataAsTheOraclesDo() throws Exception {
        List<Row> rows = SharedData.rows();
        List<Claim> claims = new ArrayList<>();
        int invalid = 0;
        int corrected = 0;
        for (Row row : rows) {
            AddressReading reading = reader.read(row.chain(), row.address(), null);
            String actual = correctedTo(reading);
            boolean valid = reading instanceof Valid;
            claims.add(new Claim(row.toString(), chainName(row.chain()), row.address(), valid && actual == null));
            if (actual != null) {
                claims.add(new Claim(row.toString(), actual, row.address(), true));
                corrected++;
            }
            invalid += valid ? 0 : 1;
        }
        Map<KnownDifference, Integer> met = compare(claims);
        System.out.printf(
                "Oracles: %d rows, %d invalid, %d on another chain than declared; differences %s%n",
                rows.size(), invalid, corrected, met);
        assertThat(rows).hasSizeGreaterThan(65_000);
        assertThat(met)
                .containsOnly(
                        Map.entry(KnownDifference.WALLET_CORE_IGNORES_EIP55, 2),
                        Map.entry(KnownDifference.WALLET_CORE_READS_EOS_KEYS_NOT_NAMES, 1));
        assertThat(invalid).isEqualTo(20);
        assertThat(corrected).isEqualTo(1);
    }

    @Test
    void readsGeneratedAddressesOfEveryChainAsTheOraclesDo() throws Exception {
        long seed = Long.getLong("haetae.seed", System.nanoTime());
        System.out.println("Oracles: -Dhaetae.seed=" + seed);
        Random random = new Random(seed);
        List<Claim> claims = new ArrayList<>();
        for (Map.Entry<String, Function<Random, String>> form :
                new GeneratedAddresses().forms().entrySet()) {
            for (int i = 0; i < ADDRESSES_A_FORM; i++) {
                String text = form.getValue().apply(random);
                Claim whole = claim(form.getKey(), text);
                assertThat(whole.valid()).as("%s %s", form.getKey(), text).isTrue();
                claims.add(whole);
                if (i < CHANGED_A_FORM) {
                    claims.add(claim(form.getKey() + ", one character changed", changed(text, random)));
                }
            }
        }
        Map<KnownDifference, Integer> met = compare(claims);
        System.out.printf("Oracles: %d generated texts; differences %s%n", claims.size(), met);
        assertThat(met)
                .containsEntry(KnownDifference.WALLET_CORE_LACKS_TZ4, ADDRESSES_A_FORM)
                .containsEntry(KnownDifference.WALLET_CORE_REFUSES_GENERIC_SS58, ADDRESSES_A_FORM)
                .containsEntry(KnownDifference.MULTICOIN_LACKS_STAKE_ADDRESSES, ADDRESSES_A_FORM);
        // a changed character turns a NEAR name into another name, and an implicit account into a name
        assertThat(met.get(KnownDifference.WALLET_CORE_LACKS_NEAR_NAMES))
                .isBetween(ADDRESSES_A_FORM, ADDRESSES_A_FORM + 2 * CHANGED_A_FORM);
        assertThat(met.get(KnownDifference.WALLET_CORE_READS_EOS_KEYS_NOT_NAMES))
                .isBetween(ADDRESSES_A_FORM, ADDRESSES_A_FORM + CHANGED_A_FORM);
    }

    private Claim claim(String form, String text) {
        String chain = GeneratedAddresses.chainOf(form.replaceAll(",.*", ""));
        AddressReading reading = reader.read(chain, text, null);
        return new Claim(form, chain, text, reading instanceof Valid && correctedTo(reading) == null);
    }

    private static String changed(String text, Random random) {
        int position = random.nextInt(text.length());
        char other = text.charAt(random.nextInt(text.length()));
        char replacement = other == text.charAt(position) ? 'z' : other;
        return text.substring(0, position) + replacement + text.substring(position + 1);
    }

    /** Counts the differences by their reason; one without a reason fails. */
    private static Map<KnownDifference, Integer> compare(List<Claim> claims) throws Exception {
        List<Question> questions = claims.stream()
                .map(claim -> new Question(claim.text(), List.of(claim.chain())))
                .toList();
        List<Opinions> opinions = oracles.ask(questions);
        Map<KnownDifference, Integer> met = new EnumMap<>(KnownDifference.class);
        List<String> unexplained = new ArrayList<>();
        int asked = 0;
        for (int i = 0; i < claims.size(); i++) {
            Claim claim = claims.get(i);
            Boolean walletCore = opinions.get(i).walletCore().get(claim.chain());
            Boolean multicoin = opinions.get(i).multicoin().get(claim.chain());
            asked += (walletCore == null ? 0 : 1) + (multicoin == null ? 0 : 1);
            if (walletCore != null && walletCore != claim.valid()) {
                explain(claim, "wallet-core", met, unexplained);
            }
            if (multicoin != null && multicoin != claim.valid()) {
                explain(claim, "multicoin", met, unexplained);
            }
        }
        assertThat(unexplained).as("differences without a known reason").isEmpty();
        assertThat(asked).as("opinions heard").isGreaterThan(claims.size() / 2);
        return met;
    }

    private static void explain(
            Claim claim, String oracle, Map<KnownDifference, Integer> met, List<String> unexplained) {
        KnownDifference.of(oracle, claim.chain(), claim.text(), claim.valid())
                .ifPresentOrElse(
                        reason -> met.merge(reason, 1, Integer::sum),
                        () -> unexplained.add(oracle + " differs, we say " + (claim.valid() ? "valid" : "invalid")
                                + ": " + claim.subject()));
    }

    private String chainName(String declared) {
        return reader.chainNamed(declared).orElseThrow().name();
    }

    private static String correctedTo(AddressReading reading) {
        if (reading instanceof Valid valid) {
            return valid.notes().stream()
                    .filter(ChainCorrected.class::isInstance)
                    .map(note -> ((ChainCorrected) note).actual().name())
                    .findFirst()
                    .orElse(null);
        }
        return null;
    }
}
