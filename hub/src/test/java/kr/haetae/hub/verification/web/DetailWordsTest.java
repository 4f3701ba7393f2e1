package kr.haetae.hub.verification.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.springframework.context.support.ResourceBundleMessageSource;

class DetailWordsTest {
    private static DetailWords words() {
        ResourceBundleMessageSource messages = new ResourceBundleMessageSource();
        messages.setBasename("texts/pages");
        messages.setDefaultEncoding(StandardCharsets.UTF_8.name());
        messages.setFallbackToSystemLocale(false);
        return new DetailWords(messages);
    }

    @Test
    void aHitOnAnotherChainIsSaidInBothLanguages() {
        String detail = "LISTED_ON Korbit (코빗) (bsc, polygon)";
        assertThat(words().say(detail, Locale.KOREAN)).isEqualTo("Korbit (코빗): 같은 주소를 다른 체인(bsc, polygon)의 지갑으로 관리");
        assertThat(words().say(detail, Locale.ENGLISH))
                .isEqualTo("Korbit (코빗) lists the same address on another chain: bsc, polygon");
    }

    @Test
    void whatIsUnknownStaysAsItIs() {
        assertThat(words().say("SOMETHING_NEW Korbit", Locale.ENGLISH)).isEqualTo("SOMETHING_NEW Korbit");
    }
}
