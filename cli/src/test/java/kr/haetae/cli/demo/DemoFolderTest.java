package kr.haetae.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import kr.haetae.cli.CommandFailure;
import kr.haetae.cli.Texts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoFolderTest {
    private static final DemoExchange UPBIT = DemoExchange.synthetic("Upbit");
    private static final DemoExchange KORBIT = DemoExchange.synthetic("Korbit");

    @TempDir
    private Path root;

    @Test
    void aKeptFolderKeepsTheCardsOfThisRunAndDismissesTheOthers() throws IOException {
        try (DemoFolder folder = DemoFolder.open(root, Texts.in("en"))) {
            Files.writeString(folder.card(UPBIT), "{}");
            Files.writeString(folder.card(KORBIT), "{}");
            folder.dismissAllBut(List.of(UPBIT));
            try (Stream<Path> cards = Files.list(folder.members())) {
                assertThat(cards).containsExactly(folder.card(UPBIT));
            }
        }
    }

    @Test
    void aSecondDemoOnTheSameFolderIsRefused() throws IOException {
        try (DemoFolder first = DemoFolder.open(root, Texts.in("en"))) {
            assertThat(first.root()).isEqualTo(root);
            assertThatThrownBy(() -> DemoFolder.open(root, Texts.in("en")))
                    .isInstanceOf(CommandFailure.class)
                    .hasMessageContaining(root.toString());
        }
    }
}
