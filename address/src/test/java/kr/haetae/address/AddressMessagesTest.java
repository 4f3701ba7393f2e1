package kr.haetae.address;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import kr.haetae.address.AddressError.Code;
import kr.haetae.address.AddressReading.Note;
import org.junit.jupiter.api.Test;

class AddressMessagesTest {
    private static final AddressMessages KOREAN = AddressMessages.in(Locale.KOREA);
    private static final AddressMessages ENGLISH = AddressMessages.in(Locale.FRANCE);
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\d}");

    @Test
    void bothLanguagesHaveTheSameKeysWithTheSamePlaceholders() throws IOException {
        Properties korean = load("ko");
        Properties english = load("en");
        assertThat(korean.stringPropertyNames()).isEqualTo(english.stringPropertyNames());
        for (String key : korean.stringPropertyNames()) {
            assertThat(placeholders(korean.getProperty(key))).as(key).isEqualTo(placeholders(english.getProperty(key)));
        }
    }

    @Test
    void noKeyIsLeftOverAndNoneIsMissing() throws IOException {
        Set<String> expected = new TreeSet<>(Set.of("address.position"));
        for (Code code : Code.values()) {
            expected.add("address.error." + code);
        }
        for (Class<?> note : Note.class.getPermittedSubclasses()) {
            expected.add("address.note." + note.getSimpleName());
        }
        assertThat(load("ko").stringPropertyNames()).isEqualTo(expected);
    }

    @Test
    void everyErrorHasItsOwnSentenceInItsLanguage() {
        Set<String> sentences = new TreeSet<>();
        for (Code code : Code.values()) {
            String korean = KOREAN.of(AddressError.of(code));
            assertThat(korean).matches(".*[가-힣].*").endsWith(".");
            assertThat(ENGLISH.of(AddressError.of(code)))
                    .doesNotContainPattern("[가-힣]")
                    .endsWith(".");
            sentences.add(korean);
        }
        assertThat(sentences).hasSize(Code.values().length);
    }

    @Test
    void aPlaceIsCountedFromOne() {
        var error = new AddressError(Code.ALPHABET, 0, "bitcoin", null);
        assertThat(KOREAN.of(error)).endsWith("(1번째 글자)");
        assertThat(ENGLISH.of(error)).endsWith("(character 1)");
    }

    @Test
    void notesNameTheirChains() {
        Chain tron = ChainRegistry.standard().named("tron").orElseThrow();
        Chain bitcoin = ChainRegistry.standard().named("bitcoin").orElseThrow();
        assertThat(KOREAN.of(new Note.ChainCorrected("XBT", tron)))
                .startsWith("체인 정정: XBT")
                .contains("TRX");
        assertThat(ENGLISH.of(new Note.SeveralChains(List.of(bitcoin, tron)))).contains("BTC, TRX");
        assertThat(ENGLISH.of(new Note.ChainDetected(tron))).contains("TRX");
        assertThat(KOREAN.of(new Note.MemoFromAddress())).contains("메모");
    }

    private static Set<String> placeholders(String text) {
        return PLACEHOLDER.matcher(text).results().map(r -> r.group()).collect(Collectors.toSet());
    }

    private static Properties load(String language) throws IOException {
        Properties properties = new Properties();
        try (Reader reader = new InputStreamReader(
                AddressMessages.class.getResourceAsStream("messages_" + language + ".properties"),
                StandardCharsets.UTF_8)) {
            properties.load(reader);
        }
        return properties;
    }
}
