package kr.haetae.hub.verification.hint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import kr.haetae.hub.frame.Problem;
import org.junit.jupiter.api.Test;

class TagPackTest {
    private static TagPack read(String yaml) throws IOException {
        return TagPack.read(new ByteArrayInputStream(yaml.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void givesEveryEntryTheFieldsOfTheHeader() throws IOException {
        TagPack pack = read("""
                title: Exchanges
                creator: GraphSense
                currency: BTC
                lastmod: 2021-04-21
                tags:
                - address: 1abc
                  label: one
                  source: https://example.org
                - address: 0xdef
                  currency: ETH
                  label: two
                  context: {a: [1, 2]}
                """);
        assertThat(pack.title()).isEqualTo("Exchanges");
        assertThat(pack.entries()).hasSize(2);
        assertThat(pack.entries().get(0)).containsEntry("currency", "BTC").containsEntry("label", "one");
        assertThat(pack.entries().get(1)).containsEntry("currency", "ETH").containsEntry("lastmod", "2021-04-21");
    }

    @Test
    void refusesWhatIsNoPack() {
        for (String yaml : new String[] {
            "",
            "just text",
            "- a\n- b",
            "tags: [1, 2]",
            "a: &x b\ntags:\n- *x",
            "title: [",
            "tags:\n- address: {",
            "\u0000"
        }) {
            assertThatExceptionOfType(Problem.class).as(yaml).isThrownBy(() -> read(yaml));
        }
    }

    @Test
    void makesNoObjectsOfYamlTypes() throws IOException {
        TagPack pack = read("title: !!javax.script.ScriptEngineManager x\ntags: []\n");
        assertThat(pack.title()).isEqualTo("x");
    }
}
