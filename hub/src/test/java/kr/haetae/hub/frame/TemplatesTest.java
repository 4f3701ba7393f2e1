package kr.haetae.hub.frame;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.EncodedResource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.core.io.support.PropertiesLoaderUtils;

/** Templates hold no words of their own, and nothing the content security policy would stop. */
class TemplatesTest {
    /** Names of formats and signs, the same in both languages. */
    private static final Set<String> ALLOWED_WORDS = Set.of("XLSX", "CSV", "JSON", "?", "#", "›", "·");

    private static final Pattern COMMENT = Pattern.compile("<!--.*?-->", Pattern.DOTALL);
    private static final Pattern TAG = Pattern.compile("<(?:\"[^\"]*\"|'[^']*'|[^>\"'])*>");
    private static final Pattern WORD_ATTRIBUTE =
            Pattern.compile("\\s(?:title|alt|placeholder|aria-label|label)=\"([^\"]+)\"");
    private static final Pattern EVENT_OR_STYLE =
            Pattern.compile("\\s(?:th:)?(?:on[a-z]+|style)=", Pattern.CASE_INSENSITIVE);
    private static final Pattern KEY = Pattern.compile("#\\{([A-Za-z][\\w.-]*)");

    @Test
    void noTemplateHoldsWordsOfItsOwn() throws IOException {
        for (Map.Entry<String, String> template : templates().entrySet()) {
            List<String> words = new ArrayList<>();
            TAG.splitAsStream(template.getValue())
                    .map(String::strip)
                    .filter(text -> !text.isEmpty() && !ALLOWED_WORDS.contains(text))
                    .forEach(words::add);
            Matcher attributes = WORD_ATTRIBUTE.matcher(template.getValue());
            while (attributes.find()) {
                words.add(attributes.group(1));
            }
            assertThat(words).as(template.getKey()).isEmpty();
            assertThat(template.getValue()).as(template.getKey()).doesNotContainPattern("[가-힣]");
        }
    }

    @Test
    void noTemplateHoldsAnInlineScriptOrStyle() throws IOException {
        for (Map.Entry<String, String> template : templates().entrySet()) {
            Matcher tags = TAG.matcher(template.getValue());
            while (tags.find()) {
                assertThat(EVENT_OR_STYLE.matcher(tags.group()).find())
                        .as(template.getKey() + ": " + tags.group())
                        .isFalse();
                assertThat(tags.group().startsWith("<style"))
                        .as(template.getKey())
                        .isFalse();
                if (tags.group().startsWith("<script")) {
                    assertThat(tags.group()).contains("src=\"/assets/").doesNotContain("th:inline");
                    assertThat(template.getValue().substring(tags.end())).startsWith("</script>");
                }
            }
        }
    }

    @Test
    void everyTextATemplateAsksForExists() throws IOException {
        Properties texts = PropertiesLoaderUtils.loadProperties(new EncodedResource(
                new PathMatchingResourcePatternResolver().getResource("classpath:texts/pages_ko.properties"),
                StandardCharsets.UTF_8));
        Set<String> missing = new TreeSet<>();
        int asked = 0;
        for (String template : templates().values()) {
            Matcher keys = KEY.matcher(template);
            while (keys.find()) {
                asked++;
                if (!texts.containsKey(keys.group(1))) {
                    missing.add(keys.group(1));
                }
            }
        }
        assertThat(asked).isGreaterThan(100);
        assertThat(missing).isEmpty();
    }

    private static Map<String, String> templates() throws IOException {
        Map<String, String> all = new java.util.TreeMap<>();
        for (Resource one : new PathMatchingResourcePatternResolver().getResources("classpath:templates/**/*.html")) {
            all.put(
                    String.valueOf(one.getFilename()),
                    COMMENT.matcher(one.getContentAsString(StandardCharsets.UTF_8))
                            .replaceAll(""));
        }
        assertThat(all).hasSizeGreaterThan(8);
        return all;
    }
}
