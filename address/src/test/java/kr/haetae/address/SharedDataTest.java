package kr.haetae.address;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import kr.haetae.address.AddressReading.Invalid;
import kr.haetae.address.AddressReading.Note;
import kr.haetae.address.AddressReading.Valid;
import org.junit.jupiter.api.Test;

/**
 * Reads every row of the shared real addresses. They lie outside the repository, at {@code HAETAE_SHARED_DATA} or beside
 * the repository in {@code shared/data}; where absent, the tests are skipped and say so.
 *
 * <p>Invalid rows are listed by line number, never by their text, and each was looked at by hand.
 */
class SharedDataTest {

    /** One row: its line number counted from 1, its chain and its address. */
    record Row(int line, String chain, String address) {}

    /**
     * KuCoin's list was cut up by a table: pieces of a base32 key, and two EOS account names called bitcoin. None is an
     * address of any chain.
     */
    @Test
    void everyExchangeWalletIsReadAndEveryBrokenRowIsToldWhy() throws IOException {
        List<Row> rows = rows("exchange-wallets.csv", 1);
        Map<Integer, String> invalid = invalid(rows);

        assertThat(rows).hasSize(50_918);
        assertThat(invalid)
                .containsExactlyInAnyOrderEntriesOf(Map.ofEntries(
                        Map.entry(50_813, "bitcoin UNKNOWN_PREFIX"),
                        Map.entry(50_814, "bitcoin UNKNOWN_PREFIX"),
                        Map.entry(50_815, "bitcoin UNKNOWN_PREFIX"),
                        Map.entry(50_816, "bitcoin UNKNOWN_PREFIX"),
                        Map.entry(50_820, "bitcoin UNKNOWN_PREFIX"),
                        Map.entry(50_821, "bitcoin UNKNOWN_PREFIX"),
                        Map.entry(50_847, "ethereum UNKNOWN_PREFIX"),
                        Map.entry(50_848, "ethereum UNKNOWN_PREFIX"),
                        Map.entry(50_849, "ethereum UNKNOWN_PREFIX"),
                        Map.entry(50_850, "ethereum UNKNOWN_PREFIX"),
                        Map.entry(50_851, "tron LENGTH")));
        assertThat(corrected(rows)).isEmpty();
    }

    /**
     * Two mistyped Bitcoin addresses and a hash written in hexadecimal (checksum), one with a character too many and one
     * whose case was lost (length), two Ethereum addresses with wrong EIP-55 case, half a Monero address, and a key or
     * transaction id under monero. One TRON address is listed under bitcoin.
     */
    @Test
    void everyInvestigatedAddressIsReadAndEveryBrokenRowIsToldWhy() throws IOException {
        List<Row> rows = rows("investigated-addresses.csv", 0);

        assertThat(rows).hasSize(14_415);
        assertThat(invalid(rows))
                .containsExactlyInAnyOrderEntriesOf(Map.ofEntries(
                        Map.entry(3_877, "bitcoin CHECKSUM"),
                        Map.entry(6_267, "bitcoin CHECKSUM"),
                        Map.entry(8_452, "bitcoin LENGTH"),
                        Map.entry(10_095, "bitcoin LENGTH"),
                        Map.entry(10_164, "bitcoin CHECKSUM"),
                        Map.entry(12_834, "ethereum CHECKSUM"),
                        Map.entry(14_198, "ethereum CHECKSUM"),
                        Map.entry(14_409, "monero LENGTH"),
                        Map.entry(14_410, "monero KEY_OR_TXID")));
        assertThat(corrected(rows)).isEqualTo(Map.of(10_165, "bitcoin -> tron"));
    }

    @Test
    void withoutTheirChainValidAddressesAreFoundAgain() throws IOException {
        List<Row> rows = new ArrayList<>(rows("exchange-wallets.csv", 1));
        rows.addAll(rows("investigated-addresses.csv", 0));
        for (Row row : rows) {
            boolean named = row.chain().equals("eos");
            if (!named && Readings.read(row.chain(), row.address()) instanceof Valid declared) {
                WalletAddress expected = declared.addresses().get(0);
                assertThat(Readings.valid(null, row.address()).addresses())
                        .as("line %d", row.line())
                        .anyMatch(expected::sameWallet);
            }
        }
    }

    private static Map<Integer, String> invalid(List<Row> rows) {
        Map<Integer, String> invalid = new TreeMap<>();
        for (Row row : rows) {
            if (Readings.read(row.chain(), row.address()) instanceof Invalid reading) {
                invalid.put(row.line(), row.chain() + " " + reading.error().code());
            }
        }
        return invalid;
    }

    private static Map<Integer, String> corrected(List<Row> rows) {
        Map<Integer, String> corrected = new TreeMap<>();
        for (Row row : rows) {
            if (Readings.read(row.chain(), row.address()) instanceof Valid valid) {
                for (Note note : valid.notes()) {
                    corrected.put(
                            row.line(),
                            note instanceof Note.ChainCorrected c
                                    ? c.declared() + " -> " + c.actual()
                                    : note.toString());
                }
            }
        }
        return corrected;
    }

    private static List<Row> rows(String file, int chainColumn) throws IOException {
        Path path = directory().resolve(file);
        if (!Files.isReadable(path)) {
            throw Skips.loudly("no " + file + "; set HAETAE_SHARED_DATA to the directory that holds it");
        }
        List<String> lines = Files.readAllLines(path, StandardCharsets.UTF_8);
        List<Row> rows = new ArrayList<>();
        for (int i = 1; i < lines.size(); i++) {
            // No field of these columns is quoted.
            String[] fields = lines.get(i).split(",", -1);
            rows.add(new Row(i + 1, fields[chainColumn], fields[chainColumn + 1]));
        }
        return rows;
    }

    private static Path directory() {
        String given = System.getProperty("HAETAE_SHARED_DATA", System.getenv("HAETAE_SHARED_DATA"));
        return Path.of(given == null ? "../../shared/data" : given);
    }
}
