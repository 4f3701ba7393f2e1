package kr.haetae.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import kr.haetae.cli.CommandFailure;
import kr.haetae.cli.ExitCode;
import kr.haetae.cli.Texts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DemoOptionsTest {
    @TempDir
    private Path folder;

    private DemoOptions checked(int exchanges, String... named) throws IOException {
        return DemoOptions.checked(8080, null, List.of(named), exchanges, 10, null, Texts.in("en"));
    }

    private String walletsOf(String content) throws IOException {
        return "Mine=" + Files.writeString(folder.resolve("wallets.csv"), content);
    }

    @ParameterizedTest
    @CsvSource({"0, 5", "3, 5", "5, 5", "7, 7"})
    void fiveAlwaysRunAndANumberAboveIsFilledUp(int asked, int running) throws IOException {
        assertThat(checked(asked).exchanges()).hasSize(running);
    }

    @Test
    void anExchangeOfOnesOwnCountsAmongThoseFilledUpTo() throws IOException {
        assertThat(checked(7, walletsOf("chain,address\n")).exchanges())
                .hasSize(7)
                .last()
                .extracting(DemoExchange::name)
                .isEqualTo("Mine");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"address", "chain,address,memo\nnonsense\n", "\uFEFFmemo;Address\n", "\"chain\"\t\"address\"\r\n"
            })
    void whateverTheRowsAreAListThatNamesItsAddressesIsTaken(String content) throws IOException {
        assertThat(checked(5, walletsOf(content)).exchanges()).hasSize(6);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n", "bitcoin,1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa\n", "chain,wallet\n"})
    void aListWithoutAHeaderIsRefusedByNameBeforeAnythingIsStarted(String content) throws IOException {
        String named = walletsOf(content);
        assertThatThrownBy(() -> checked(5, named))
                .isInstanceOf(CommandFailure.class)
                .hasMessageContaining("Mine")
                .hasMessageContaining("address")
                .extracting(failure -> ((CommandFailure) failure).exitCode())
                .isEqualTo(ExitCode.REFUSED);
    }
}
