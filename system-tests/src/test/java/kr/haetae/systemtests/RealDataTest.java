package kr.haetae.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.stream.Stream;
import kr.haetae.address.AddressReader;
import kr.haetae.address.AddressReading;
import kr.haetae.address.WalletAddress;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every published wallet, at its exchange; the addresses of the data set, asked. */
class RealDataTest {
    private static final int PORTION = 40;

    private final AddressReader reader = AddressReader.standard();

    /** What a row should come back as. */
    private record Expected(String verdict, String exchange, String code) {}

    @Test
    @Tag("long")
    void everyValidWalletIsFoundAtItsExchangeAndEveryBadOneIsInvalid(@TempDir Path folder) throws Exception {
        ask(folder, row -> true);
    }

    @Test
    void everyFortiethWalletIsFoundAtItsExchangeAndEveryBadOneIsInvalid(@TempDir Path folder) throws Exception {
        AtomicInteger valid = new AtomicInteger();
        ask(folder, row -> read(row) instanceof AddressReading.Invalid || valid.getAndIncrement() % PORTION == 0);
    }

    /** Starts every exchange with all its wallets and asks for the chosen rows. */
    private void ask(Path folder, Predicate<NamedCsvRecord> chosen) throws Exception {
        List<NamedCsvRecord> wallets = SharedData.rows("exchange-wallets.csv");
        List<NamedCsvRecord> asked = Stream.concat(
                        wallets.stream(), SharedData.rows("investigated-addresses.csv").stream())
                .filter(chosen)
                .toList();
        Path list = folder.resolve("asked.csv");
        writeList(list, asked);
        try (DemoProcess demo = DemoProcess.start(folder.resolve("data"), exchangeOptions(folder, wallets))) {
            Path result = Asking.of(demo, list).onceInto(folder.resolve("result.csv"), Duration.ofMinutes(10));
            compare(Lists.read(result), asked, new Truth(holders(wallets), coveredNamespaces(demo.data())));
        }
    }

    private AddressReading read(NamedCsvRecord row) {
        return reader.read(row.getField("chain"), row.getField("address"), null);
    }

    /** What is known before asking: who holds what, and which namespaces any exchange handles. */
    private record Truth(Map<String, Set<String>> holders, Set<String> covered) {}

    private void compare(List<NamedCsvRecord> answered, List<NamedCsvRecord> asked, Truth truth) {
        assertThat(answered).hasSameSizeAs(asked);
        List<String> wrong = new ArrayList<>();
        for (int i = 0; i < asked.size(); i++) {
            Expected expected = expected(asked.get(i), truth);
            NamedCsvRecord row = answered.get(i);
            boolean same = input(asked.get(i), expected).equals(row.getField("input"))
                    && row.getField("line").equals(Integer.toString(i + 1))
                    && row.getField("verdict").equals(expected.verdict)
                    && row.getField("exchange").equals(expected.exchange)
                    && row.getField("detail").contains(expected.code)
                    && row.getField("confirmed").equals(expected.verdict.equals("MANAGED") ? "yes" : "");
            if (!same && wrong.size() < 20) {
                wrong.add("row " + (i + 1) + " expected " + expected + " got " + row.getField("verdict") + " "
                        + row.getField("exchange") + " " + row.getField("confirmed") + " " + row.getField("detail"));
            }
        }
        assertThat(wrong).isEmpty();
    }

    /** What may be a key is shown by its ends only. */
    private static String input(NamedCsvRecord row, Expected expected) {
        String given = row.getField("address");
        return expected.code.equals("KEY_OR_TXID")
                ? given.substring(0, 4) + "••••••••" + given.substring(given.length() - 4)
                : given;
    }

    private Expected expected(NamedCsvRecord row, Truth truth) {
        AddressReading reading = read(row);
        if (reading instanceof AddressReading.Invalid invalid) {
            return new Expected("INVALID", "", invalid.error().code().name());
        }
        return expected((AddressReading.Valid) reading, truth);
    }

    /** The data set holds no wallet of two exchanges, so that nothing here is a conflict. */
    private static Expected expected(AddressReading.Valid valid, Truth truth) {
        Set<String> names = new LinkedHashSet<>();
        boolean covered = false;
        for (WalletAddress address : valid.addresses()) {
            names.addAll(truth.holders.getOrDefault(key(address.lookupInput()), Set.of()));
            covered |= truth.covered.contains(address.chain().namespace());
        }
        if (names.isEmpty()) {
            return new Expected(covered ? "NOT_MANAGED" : "NOT_COVERED", "", "");
        }
        return new Expected("MANAGED", names.iterator().next(), "");
    }

    private Set<String> coveredNamespaces(Path data) throws IOException {
        Set<String> covered = new LinkedHashSet<>();
        try (Stream<Path> folders = Files.list(data.resolve("exchanges"))) {
            for (Path folder : folders.toList()) {
                for (NamedCsvRecord row : Lists.read(folder.resolve("wallets.csv"))) {
                    if (read(row) instanceof AddressReading.Valid valid) {
                        valid.addresses()
                                .forEach(address -> covered.add(address.chain().namespace()));
                    }
                }
            }
        }
        return covered;
    }

    private Map<String, Set<String>> holders(List<NamedCsvRecord> wallets) {
        Map<String, Set<String>> holders = new HashMap<>();
        for (NamedCsvRecord row : wallets) {
            if (read(row) instanceof AddressReading.Valid valid) {
                valid.addresses()
                        .forEach(address -> holders.computeIfAbsent(
                                        key(address.lookupInput()), unused -> new LinkedHashSet<>())
                                .add(row.getField("exchange")));
            }
        }
        return holders;
    }

    private static String key(byte[] lookupInput) {
        return HexFormat.of().formatHex(lookupInput);
    }

    private static String[] exchangeOptions(Path folder, List<NamedCsvRecord> wallets) throws IOException {
        Map<String, List<NamedCsvRecord>> byExchange = new TreeMap<>();
        wallets.forEach(row -> byExchange
                .computeIfAbsent(row.getField("exchange"), unused -> new ArrayList<>())
                .add(row));
        List<String> options = new ArrayList<>(List.of("--wallets", "100"));
        for (Map.Entry<String, List<NamedCsvRecord>> exchange : byExchange.entrySet()) {
            Path file = folder.resolve(exchange.getKey() + ".csv");
            writeList(file, exchange.getValue());
            options.addAll(Arrays.asList("--exchange", exchange.getKey() + "=" + file));
        }
        return options.toArray(String[]::new);
    }

    private static void writeList(Path file, List<NamedCsvRecord> rows) throws IOException {
        try (CsvWriter csv = CsvWriter.builder().build(file)) {
            csv.writeRecord("chain", "address");
            rows.forEach(row -> csv.writeRecord(row.getField("chain"), row.getField("address")));
        }
    }
}
