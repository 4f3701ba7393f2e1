package kr.haetae.address.oracle;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The real labelled addresses beside the repository; the project holds no copy of them. */
final class SharedData {
    private static final List<String> FILES = List.of("exchange-wallets.csv", "investigated-addresses.csv");

    private SharedData() {}

    /** One row: where it stands, the chain the data claims, the address. */
    record Row(String file, long line, String chain, String address) {
        /** Names the row without repeating the address. */
        @Override
        public String toString() {
            return file + ":" + line + " (" + chain + ")";
        }
    }

    /** Every row of both files, or a test skipped loudly where they are absent. */
    static List<Row> rows() throws IOException {
        Path directory = directory();
        List<Row> rows = new ArrayList<>();
        for (String file : FILES) {
            if (!Files.isReadable(directory.resolve(file))) {
                throw Oracles.skip("no " + file + " in the shared data directory (HAETAE_SHARED_DATA)");
            }
            try (CsvReader<NamedCsvRecord> reader = CsvReader.builder().ofNamedCsvRecord(directory.resolve(file))) {
                for (NamedCsvRecord csv : reader) {
                    rows.add(
                            new Row(file, csv.getStartingLineNumber(), csv.getField("chain"), csv.getField("address")));
                }
            }
        }
        return rows;
    }

    private static Path directory() {
        String configured = System.getProperty("HAETAE_SHARED_DATA", System.getenv("HAETAE_SHARED_DATA"));
        Path module = Path.of(System.getProperty("basedir", "")).toAbsolutePath();
        return configured == null ? module.resolve("../../shared/data").normalize() : Path.of(configured);
    }
}
