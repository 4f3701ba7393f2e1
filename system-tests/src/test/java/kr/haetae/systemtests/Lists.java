package kr.haetae.systemtests;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Lists of addresses for a running demo, and their results. */
final class Lists {
    private Lists() {}

    /** Addresses of every exchange's own list, so many of each, and as many that nobody holds. */
    static Path mixed(DemoProcess demo, Path file, int ofEach) throws IOException {
        List<String> lines = new ArrayList<>(List.of("chain,address"));
        try (Stream<Path> folders = Files.list(demo.data().resolve("exchanges"))) {
            for (Path folder : folders.sorted().toList()) {
                read(folder.resolve("wallets.csv")).stream()
                        .limit(ofEach)
                        .forEach(row -> lines.add(row.getField("chain") + "," + row.getField("address")));
            }
        }
        int held = lines.size() - 1;
        for (int i = 0; i < held; i++) {
            lines.add("ethereum,0x" + "%040x".formatted(i + 1));
        }
        Files.write(file, lines, StandardCharsets.UTF_8);
        return file;
    }

    static List<NamedCsvRecord> read(Path file) throws IOException {
        try (CsvReader<NamedCsvRecord> csv = CsvReader.builder().ofNamedCsvRecord(file);
                Stream<NamedCsvRecord> rows = csv.stream()) {
            return rows.toList();
        }
    }

    /** What a result says of each line, without anything that may differ from run to run. */
    static List<String> verdicts(Path result) throws IOException {
        return read(result).stream()
                .map(row -> String.join(
                        "|",
                        row.getField("line"),
                        row.getField("input"),
                        row.getField("verdict"),
                        row.getField("exchange"),
                        row.getField("confirmed")))
                .toList();
    }
}
