package kr.haetae.agent.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import kr.haetae.agent.keys.AgentDirectory;
import kr.haetae.agent.report.ExitCode;
import kr.haetae.agent.report.Problem;
import kr.haetae.agent.report.Texts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigFileTest {
    private static final String WALLETS = "wallets: {connector: csv, file: w.csv}\n";

    @TempDir
    Path folder;

    private AgentConfig read(String yaml) throws Exception {
        Files.writeString(folder.resolve("agent.yaml"), yaml);
        return ConfigFile.read(new AgentDirectory(folder));
    }

    private String problem(String yaml) {
        Problem problem = catchThrowableOfType(Problem.class, () -> read(yaml));
        assertThat(problem).as("the configuration is refused").isNotNull();
        assertThat(problem.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(problem.in(Texts.of(Locale.KOREAN))).contains("agent.yaml");
        return problem.in(Texts.of(Locale.ENGLISH));
    }

    @Test
    void theTemplateIsItselfAValidConfiguration() throws Exception {
        AgentConfig config = read(new ConfigTemplate("O'Brien: 코인원 #1", Path.of("/data/it's mine.csv"), 77, 78).yaml());
        assertThat(config.exchange()).isEqualTo("O'Brien: 코인원 #1");
        assertThat(config.elementsPerDay()).isEqualTo(77);
        assertThat(config.confirmationsPerDay()).isEqualTo(78);
        assertThat(config.legalBases()).hasSize(9).contains("LB1", "LB9");
        assertThat(config.namespaces()).isEmpty();
    }

    @Test
    void whatIsNotGivenHasItsDefault() throws Exception {
        AgentConfig config = read("exchange: Upbit\n" + WALLETS);
        assertThat(config.republishAfter()).hasHours(24);
        assertThat(config.dummyTagsPercent()).isEqualTo(5);
        assertThat(config.elementsPerDay()).isEqualTo(2_000_000);
        assertThat(config.pureJava()).isFalse();
        assertThat(config.hubCard()).isEqualTo(folder.toAbsolutePath().resolve("hub-card.json"));
    }

    @Test
    void errorsNameLineAndField() {
        assertThat(problem("exchange: Upbit\n" + WALLETS + "quotas: {}\n"))
                .contains("agent.yaml:3: quotas is not a known setting");
        assertThat(problem("exchange: Upbit\nwallets:\n  connector: csv\n  file: w\n  sheet: 1\n"))
                .contains(":5: wallets.sheet is not a known setting");
        assertThat(problem("exchange: Upbit\n" + WALLETS + "quota:\n  elementsPerDay: many\n"))
                .contains(":4: quota.elementsPerDay must be a whole number");
        assertThat(problem("exchange: Upbit\n" + WALLETS + "quota:\n  elementsPerDay: -1\n"))
                .contains(":4: quota.elementsPerDay must be a whole number");
        assertThat(problem("exchange: Upbit\nwallets: {connector: excel, file: w}\n"))
                .contains(":2: wallets.connector must be one of: csv, jdbc");
        assertThat(problem("exchange: Upbit\nwallets: {connector: csv, file: w, encoding: nonsense}\n"))
                .contains(":2: wallets.connector: encoding");
        assertThat(problem("exchange: Upbit\nwallets: {connector: csv}\n")).contains(":2: wallets.file is missing");
        assertThat(problem(WALLETS)).contains("exchange is missing");
        assertThat(problem("exchange: Upbit\nexchange: Korbit\n" + WALLETS)).contains(":2: exchange is given twice");
        assertThat(problem("exchange: Upbit\n" + WALLETS + "group: rust\n")).contains(":3: group must be one of");
        assertThat(problem("exchange: [Upbit\n")).contains("not valid YAML");
        assertThat(problem("")).contains("the file is empty");
        assertThat(problem("- a\n- b\n")).contains("must be a mapping");
    }
}
