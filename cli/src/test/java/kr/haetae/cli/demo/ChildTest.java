package kr.haetae.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChildTest {
    @TempDir
    private Path folder;

    @Test
    void aProcessThatEndedItselfHasGivenUpAndItsLogSaysWhy() throws Exception {
        Child child = started("echo starting; echo no such file; echo; exit 3");
        child.awaitEnd();
        assertThat(child.gaveUp()).isTrue();
        assertThat(child.lastWords()).isEqualTo("no such file");
    }

    @Test
    void aKilledProcessHasNotGivenUp() throws Exception {
        Child child = started("kill -9 $$");
        child.awaitEnd();
        assertThat(child.alive()).isFalse();
        assertThat(child.gaveUp()).isFalse();
        assertThat(child.lastWords()).isEmpty();
    }

    @Test
    void aRunningProcessHasNotGivenUp() throws Exception {
        Child child = started("sleep 60");
        assertThat(child.gaveUp()).isFalse();
        child.askToStop();
        child.awaitEnd();
    }

    private Child started(String script) {
        return Child.start("Upbit", List.of("sh", "-c", script), folder.resolve("log"));
    }
}
