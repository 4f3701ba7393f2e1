package kr.haetae.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class TextsTest {
    @Test
    void bothLanguagesHaveTheSameSentencesAndNoParticleIsLeftOpen() throws IOException {
        Properties korean = sentences("ko");
        assertThat(korean.keySet()).isEqualTo(sentences("en").keySet()).isNotEmpty();
        assertThat(korean.values().toString()).doesNotContain("을(를)", "은(는)", "이(가)", "(으)로");
    }

    private static Properties sentences(String language) throws IOException {
        Properties sentences = new Properties();
        try (Reader file = new InputStreamReader(
                Objects.requireNonNull(Texts.class.getResourceAsStream("messages_" + language + ".properties")),
                StandardCharsets.UTF_8)) {
            sentences.load(file);
        }
        return sentences;
    }
}
