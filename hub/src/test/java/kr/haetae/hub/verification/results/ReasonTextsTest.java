package kr.haetae.hub.verification.results;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import java.util.ResourceBundle;
import java.util.stream.Stream;
import kr.haetae.protocol.RefusalCode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReasonTextsTest {
    @ParameterizedTest
    @ValueSource(strings = {"ko", "en"})
    void everyReasonAnExchangeCanGiveIsSaidInWords(String language) {
        ResourceBundle texts = ResourceBundle.getBundle(
                "texts/pages",
                Locale.forLanguageTag(language),
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
        Stream<String> ours = Arrays.stream(Cell.values())
                .filter(cell -> cell != Cell.REFUSED)
                .map(cell -> cell.reason)
                .filter(Objects::nonNull);
        Stream<String> theirs = Arrays.stream(RefusalCode.values()).map(code -> "REFUSED_" + code.number());

        assertThat(Stream.concat(ours, theirs))
                .allSatisfy(reason -> assertThat(texts.containsKey("reason." + reason))
                        .as(reason)
                        .isTrue());
    }
}
