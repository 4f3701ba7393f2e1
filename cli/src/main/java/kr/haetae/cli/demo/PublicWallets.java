package kr.haetae.cli.demo;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A few wallets the public already attributes to the demo's exchanges, each with its source.
 *
 * <p>An address that a file given with {@code --exchange} holds is left to that exchange: the demo must not invent a
 * conflict.
 */
final class PublicWallets {
    private final List<Row> rows;

    private PublicWallets(List<Row> rows) {
        this.rows = rows;
    }

    /** One public wallet. */
    record Row(String exchange, String chain, String address, String label, String source) {}

    static PublicWallets notIn(List<DemoExchange> exchanges) throws IOException {
        Set<String> given = new HashSet<>();
        for (DemoExchange exchange : exchanges) {
            if (exchange.file() != null) {
                collectWords(exchange, given);
            }
        }
        List<Row> rows = new ArrayList<>();
        for (Row row : builtIn()) {
            if (!given.contains(folded(row.address()))) {
                rows.add(row);
            }
        }
        return new PublicWallets(List.copyOf(rows));
    }

    List<Row> of(String exchange) {
        return rows.stream().filter(row -> row.exchange().equals(exchange)).toList();
    }

    private static List<Row> builtIn() throws IOException {
        try (InputStream in = Objects.requireNonNull(
                        PublicWallets.class.getResourceAsStream("/kr/haetae/cli/public-wallets.csv"));
                CsvReader<NamedCsvRecord> csv =
                        CsvReader.builder().ofNamedCsvRecord(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            return csv.stream()
                    .map(row -> new Row(
                            row.getField("exchange"),
                            row.getField("chain"),
                            row.getField("address"),
                            row.getField("label"),
                            row.getField("source")))
                    .toList();
        }
    }

    /** Any word of the file will do: an address is never part of another column. */
    private static void collectWords(DemoExchange exchange, Set<String> words) throws IOException {
        try (Reader file =
                Files.newBufferedReader(Objects.requireNonNull(exchange.file()), StandardCharsets.ISO_8859_1)) {
            StringBuilder word = new StringBuilder();
            int character;
            while ((character = file.read()) >= 0) {
                if (Character.isLetterOrDigit(character)) {
                    word.append((char) character);
                } else {
                    words.add(folded(word.toString()));
                    word.setLength(0);
                }
            }
            words.add(folded(word.toString()));
        }
    }

    private static String folded(@Nullable String address) {
        return address == null ? "" : address.toLowerCase(Locale.ROOT);
    }
}
