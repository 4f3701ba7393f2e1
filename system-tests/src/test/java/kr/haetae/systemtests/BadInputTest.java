package kr.haetae.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What people really send: each a clear answer in their language, never a stack trace, never a hang. */
@ExtendWith(SharedDemo.Resolver.class)
class BadInputTest {
    private static final String ADDRESS = "0x390dE26d772D2e2005C6d1d24afC902bae37a4bB";

    @TempDir
    private static Path folder;

    private static DemoProcess demo;

    @BeforeAll
    static void takeDemo(SharedDemo shared) {
        demo = shared.running();
    }

    @Test
    void filesThatAreNoListsAreRefusedWithTheirReason() throws Exception {
        assertRefused(file("empty.csv", new byte[0]), "EMPTY_FILE");
        assertRefused(file("binary.csv", binary()), "NOT_TEXT");
        assertRefused(zipBomb(), "ZIP_BOMB");
        assertRefused(file("many.csv", "x\n".repeat(1_000_000).getBytes(StandardCharsets.UTF_8)), "TOO_MANY_ROWS");
        assertRefused(large(), "FILE_TOO_LARGE");
    }

    @Test
    void anUnknownCaseOrAnExpiredGroundIsRefused() throws Exception {
        Path list = file("one.csv", ("address\n" + ADDRESS + "\n").getBytes(StandardCharsets.UTF_8));
        assertThat(verify("NO-SUCH-CASE", list, "en").err()).startsWith("CASE_UNKNOWN");
        assertThat(verify("NO-SUCH-CASE", list, "ko").err())
                .startsWith("CASE_UNKNOWN")
                .containsPattern("[가-힣]");
        Running.Outcome expired = verify("DEMO-EXPIRED", list, "ko");
        assertThat(expired.exit()).isEqualTo(2);
        assertThat(expired.err()).startsWith("LEGAL_BASIS_EXPIRED").containsPattern("[가-힣]");
    }

    @Test
    void koreanAndExcelSpellingsOfAListAreRead() throws Exception {
        String korean = "주소,체인,비고\n" + ADDRESS + ",이더리움,피해금 이체\n";
        assertManaged(file("cp949.csv", korean.getBytes(Charset.forName("MS949"))));
        assertManaged(file("excel.csv", ("\uFEFF" + korean.replace(',', ';')).getBytes(StandardCharsets.UTF_8)));
        assertManaged(file("utf16.csv", ("\uFEFF" + korean.replace(',', '\t')).getBytes(StandardCharsets.UTF_16LE)));
    }

    @Test
    void aFormulaIsNoAddress() throws Exception {
        Path file = folder.resolve("formula.xlsx");
        try (OutputStream out = Files.newOutputStream(file);
                Workbook workbook = new Workbook(out, "haetae", "1.0")) {
            Worksheet sheet = workbook.newWorksheet("list");
            sheet.value(0, 0, "address");
            sheet.formula(1, 0, "CONCATENATE(\"0x390dE26d772D2e2005C6d1d24afC902\",\"bae37a4bB\")");
            sheet.value(2, 0, ADDRESS);
        }
        Path result = folder.resolve("formula.csv");
        Running.Outcome outcome = verify("DEMO-1", file, "en", result);
        assertThat(outcome.exit()).as(outcome.err()).isZero();
        assertThat(Lists.read(result).get(0).getField("detail")).startsWith("FORMULA_CELL");
        assertThat(Lists.read(result).get(0).getField("verdict")).isEqualTo("INVALID");
        assertThat(Lists.read(result).get(1).getField("verdict")).isEqualTo("MANAGED");
    }

    @Test
    void aPrivateKeyIsNeverRepeated() throws Exception {
        String key = "5HueCGU8rMjxEXxiPuD5BDku4MkFqeZyd4dZ1jvhTVqvbTLvyTJ";
        Path result = folder.resolve("key-result.csv");
        Running.Outcome outcome = verify(
                "DEMO-1", file("key.csv", ("address\n" + key + "\n").getBytes(StandardCharsets.UTF_8)), "en", result);
        assertThat(outcome.exit()).as(outcome.err()).isZero();
        assertThat(Files.readString(result)).contains("PRIVATE_KEY").doesNotContain(key);
        try (var logs = Files.walk(demo.data().resolve("logs"))) {
            for (Path log : logs.filter(Files::isRegularFile).toList()) {
                assertThat(Files.readString(log)).doesNotContain(key).doesNotContain(ADDRESS);
            }
        }
    }

    @Test
    void aHubThatIsNotThereIsSaidWithinFortyFiveSeconds() throws Exception {
        Path list = file("gone.csv", ("address\n" + ADDRESS + "\n").getBytes(StandardCharsets.UTF_8));
        Running.Outcome outcome = Running.haetae(
                Duration.ofSeconds(45),
                "verify",
                "--hub",
                "http://localhost:9",
                "--case",
                "DEMO-1",
                "--in",
                list.toString(),
                "--out",
                folder.resolve("gone-result.csv").toString());
        assertThat(outcome.exit()).isEqualTo(4);
        assertThat(outcome.err()).contains("./haetae verify").doesNotContain("\tat ");
    }

    private void assertRefused(Path list, String code) throws Exception {
        for (String language : new String[] {"ko", "en"}) {
            Path result = folder.resolve("never.csv");
            Running.Outcome outcome = verify("DEMO-1", list, language, result);
            assertThat(outcome.exit()).as(list + " " + outcome.err()).isEqualTo(2);
            assertThat(outcome.err()).startsWith(code).doesNotContain("\tat ");
            assertThat(outcome.err().matches("(?s).*[가-힣].*")).isEqualTo(language.equals("ko"));
            assertThat(result).doesNotExist();
        }
    }

    private void assertManaged(Path list) throws Exception {
        Path result = folder.resolve("managed.csv");
        Running.Outcome outcome = verify("DEMO-1", list, "en", result);
        assertThat(outcome.exit()).as(outcome.err()).isZero();
        assertThat(Lists.read(result)).singleElement().satisfies(row -> {
            assertThat(row.getField("verdict")).isEqualTo("MANAGED");
            assertThat(row.getField("exchange")).isEqualTo("Upbit");
            assertThat(row.getField("confirmed")).isEqualTo("yes");
        });
    }

    private static Running.Outcome verify(String caseId, Path list, String language) throws Exception {
        return verify(caseId, list, language, folder.resolve("never.csv"));
    }

    private static Running.Outcome verify(String caseId, Path list, String language, Path result) throws Exception {
        return Asking.of(demo, caseId, list, language).once(result, Duration.ofSeconds(90));
    }

    private static Path file(String name, byte[] content) throws IOException {
        return Files.write(folder.resolve(name), content);
    }

    private static byte[] binary() {
        byte[] bytes = new byte[4_096];
        new java.util.Random(7).nextBytes(bytes);
        return bytes;
    }

    /** A workbook whose one sheet is 600 MB of zeros when unpacked. */
    private static Path zipBomb() throws IOException {
        Path file = folder.resolve("bomb.xlsx");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            for (String name : new String[] {"[Content_Types].xml", "xl/workbook.xml", "xl/worksheets/sheet1.xml"}) {
                zip.putNextEntry(new ZipEntry(name));
                byte[] zeros = new byte[1024 * 1024];
                for (int i = 0; i < 200; i++) {
                    zip.write(zeros);
                }
                zip.closeEntry();
            }
        }
        return file;
    }

    private static Path large() throws IOException {
        Path file = folder.resolve("large.csv");
        byte[] line = (ADDRESS + "\n").repeat(25_000).getBytes(StandardCharsets.UTF_8);
        try (OutputStream out = Files.newOutputStream(file)) {
            for (long written = 0; written < 200L * 1024 * 1024; written += line.length) {
                out.write(line);
            }
        }
        return file;
    }
}
