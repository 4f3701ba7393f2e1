package kr.haetae.hub;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HubHelpTest {
    @ParameterizedTest
    @ValueSource(strings = {"--help", "-h", "--haetae.web.port=1 --help", "help --lang ko"})
    void helpIsSaidInsteadOfStartingWhereverItIsAskedFor(String words) {
        assertThat(HubHelp.askedBy(words.split(" "), Locale.ENGLISH)).isPresent();
    }

    @Test
    void nothingElseIsTakenForHelp() {
        assertThat(HubHelp.askedBy(new String[] {"--haetae.data-dir=help"}, Locale.ENGLISH))
                .isEmpty();
        assertThat(HubHelp.askedBy(new String[0], Locale.ENGLISH)).isEmpty();
    }

    @Test
    void bothLanguagesNameTheSameSettings() {
        String korean = HubHelp.askedBy(new String[] {"--help"}, Locale.KOREAN).orElseThrow();
        String english = HubHelp.askedBy(new String[] {"--help", "--lang=en"}, Locale.KOREAN)
                .orElseThrow();
        assertThat(korean).containsPattern("[가-힣]");
        assertThat(english).doesNotContainPattern("[가-힣]").contains("docs/operations.md");
        assertThat(settings(korean)).isEqualTo(settings(english)).contains("--haetae.machine.host");
    }

    private static List<String> settings(String help) {
        return help.lines()
                .map(String::strip)
                .filter(line -> line.startsWith("--"))
                .flatMap(line -> Stream.of(line.split("[= ]", -1)[0]))
                .toList();
    }
}
