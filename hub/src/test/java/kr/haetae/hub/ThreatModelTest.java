package kr.haetae.hub;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The threat model names a test for each mitigation, and each of them exists, in whatever module. */
class ThreatModelTest {
    private static final Path ROOT = Path.of("..");
    private static final Pattern NAMED = Pattern.compile("`(\\w+Test)#(\\w+)`");

    @Test
    void everyTestTheThreatModelNamesExists() throws IOException {
        Map<String, String> tests = sources();
        List<String> missing = new ArrayList<>();
        Matcher named = NAMED.matcher(Files.readString(ROOT.resolve("docs/threat-model.md")));
        int count = 0;
        while (named.find()) {
            count++;
            String method =
                    "@(Test|ParameterizedTest|[A-Z][a-z]+Source[^\\n]*|Tag[^\\n]*)\\s+void " + named.group(2) + "\\(";
            if (!Pattern.compile(method)
                    .matcher(tests.getOrDefault(named.group(1), ""))
                    .find()) {
                missing.add(named.group());
            }
        }
        assertThat(missing).isEmpty();
        assertThat(count).isGreaterThan(50);
    }

    @Test
    void everyThreatHasItsMitigation() throws IOException {
        assertThat(Files.readAllLines(ROOT.resolve("docs/threat-model.md")).stream()
                        .filter(line -> line.startsWith("|")))
                .hasSizeGreaterThan(40)
                .allMatch(line -> line.matches("\\|[^|]{3,}\\|[^|]{3,}\\|[^|]+\\|"));
    }

    /** Sources of tests by class. */
    private static Map<String, String> sources() throws IOException {
        Map<String, String> sources = new HashMap<>();
        try (Stream<Path> modules = Files.list(ROOT)) {
            for (Path module : modules.map(one -> one.resolve("src/test/java"))
                    .filter(Files::isDirectory)
                    .toList()) {
                try (Stream<Path> files = Files.walk(module)) {
                    for (Path file : files.filter(one -> one.toString().endsWith("Test.java"))
                            .toList()) {
                        sources.put(file.getFileName().toString().replace(".java", ""), Files.readString(file));
                    }
                }
            }
        }
        return sources;
    }
}
