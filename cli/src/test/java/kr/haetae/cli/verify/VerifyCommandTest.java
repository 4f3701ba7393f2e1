package kr.haetae.cli.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import kr.haetae.cli.ExitCode;
import kr.haetae.cli.HaetaeCommand;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class VerifyCommandTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int run(String... arguments) {
        CommandLine commandLine = HaetaeCommand.commandLine();
        commandLine.setOut(new PrintWriter(out, true));
        commandLine.setErr(new PrintWriter(err, true));
        return commandLine.execute(arguments);
    }

    @ParameterizedTest
    @ValueSource(strings = {"verify", "demo"})
    void helpNamesTheOptionsEveryCommandHas(String command) {
        assertThat(run(command, "--help")).isZero();
        assertThat(out.toString()).contains("--lang=ko|en", "--help");
    }

    @Test
    void helpOfVerifyHidesWhatOnlyAResumptionSays() {
        run("verify", "--help");
        assertThat(out.toString()).contains("--case=ID", "--resume=ID").doesNotContain("--submission");
    }

    @Test
    void whatCannotGoTogetherIsRefusedInTheLanguageAskedFor() {
        assertThat(run("verify", "--lang", "en")).isEqualTo(ExitCode.REFUSED);
        assertThat(err.toString()).contains("--case").doesNotContainPattern("[가-힣]");
        assertThat(run("verify", "--lang", "ko", "--resume", "x", "--deadline", "601"))
                .isEqualTo(ExitCode.REFUSED);
        assertThat(err.toString()).containsPattern("[가-힣]");
    }

    @Test
    void aCommandLineThatCannotBeReadIsToldInTheLanguageAskedFor() {
        assertThat(run("verify", "--lang", "ko", "--nonsense")).isEqualTo(ExitCode.REFUSED);
        assertThat(err.toString())
                .contains("--nonsense", "haetae verify --help")
                .containsPattern("[가-힣]");
    }

    @Test
    void aResumptionSaysWhatWasAskedAndQuotesWhatAShellWouldSplit() {
        VerifyOptions options = new VerifyOptions();
        options.caseId = "서울청 2026-1";
        options.in = "a.csv";
        options.out = "it's.csv";
        options.format = ResultFormat.json;
        Resumption resumption = new Resumption(options);
        assertThat(resumption.commandFor("123"))
                .isEqualTo("./haetae verify --hub http://localhost:8080 --resume 123 --out 'it'\\''s.csv' --format json"
                        + " --as investigator");
        assertThat(resumption.commandAgain())
                .contains("--case '서울청 2026-1' --in a.csv --submission " + options.submissionKey);
    }
}
