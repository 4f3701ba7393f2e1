package kr.haetae.systemtests;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** The real labelled addresses beside the repository (GraphSense TagPacks, MIT); never copied into it. */
final class SharedData {
    private static final String ENVIRONMENT = "HAETAE_SHARED_DATA";

    private SharedData() {}

    static Path file(String name) {
        String given = System.getenv(ENVIRONMENT);
        Path folder = given == null ? Running.HOME.resolve("../shared/data") : Path.of(given);
        Path file = folder.resolve(name);
        if (!Files.isRegularFile(file)) {
            Skips.loudly("the shared data set is not at ../shared/data nor where " + ENVIRONMENT + " says");
        }
        return file;
    }

    static List<NamedCsvRecord> rows(String name) throws IOException {
        try (CsvReader<NamedCsvRecord> csv = CsvReader.builder().ofNamedCsvRecord(file(name));
                Stream<NamedCsvRecord> rows = csv.stream()) {
            return rows.toList();
        }
    }

    /** Skipping is said on standard error, and is a failure where everything is required. */
    static final class Skips {
        private Skips() {}

        static void loudly(String why) {
            if (Boolean.parseBoolean(System.getenv("HAETAE_REQUIRE_ALL"))) {
                throw new AssertionError("required, but " + why);
            }
            System.err.println("***** SKIPPED: " + why + " *****");
            Assumptions.abort(why);
        }
    }
}
