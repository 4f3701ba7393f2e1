package kr.haetae.hub.verification.web;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** A list of addresses to try the demo with, from the CSV file {@code haetae.demo.sample} names. */
@Component
class SampleAddresses {
    private static final int MAX_LINES = 1_000;

    private final String file;

    SampleAddresses(@Value("${haetae.demo.sample:}") String file) {
        this.file = file;
    }

    boolean available() {
        return !file.isBlank() && Files.isReadable(Path.of(file));
    }

    /** The lines as a person would paste them; empty without a file. */
    String text() {
        if (!available()) {
            return "";
        }
        try (Stream<String> lines = Files.lines(Path.of(file), StandardCharsets.UTF_8)) {
            return lines.limit(MAX_LINES)
                    .filter(line -> !line.isBlank() && !line.startsWith("chain,address"))
                    .map(SampleAddresses::pasted)
                    .collect(Collectors.joining("\n"));
        } catch (IOException e) {
            return "";
        }
    }

    /** {@code chain,address,memo} becomes {@code address, chain, memo}. */
    private static String pasted(String line) {
        String[] cells = line.split(",", -1);
        if (cells.length < 2) {
            return line;
        }
        String memo = cells.length > 2 && !cells[2].isBlank() ? ", " + cells[2] : "";
        return cells[1] + ", " + cells[0] + memo;
    }
}
