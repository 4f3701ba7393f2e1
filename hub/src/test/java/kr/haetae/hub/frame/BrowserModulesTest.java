package kr.haetae.hub.frame;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** What the pages' own modules compute, run by Node, which the build needs anyway ({@code src/test/frontend}). */
class BrowserModulesTest {
    private static final Path TESTS = Path.of("src", "test", "frontend");
    private static final Path VECTORS = Path.of("..", "tlog", "src", "test", "resources", "kr", "haetae", "tlog");

    @Test
    void proofsAreRecomputedByThePublishedVectors(@TempDir Path folder) throws IOException, InterruptedException {
        Path modules = Files.createDirectory(folder.resolve("js"));
        for (Resource module :
                new PathMatchingResourcePatternResolver().getResources("classpath:static/assets/js/*.js")) {
            Files.write(modules.resolve(String.valueOf(module.getFilename())), module.getContentAsByteArray());
        }
        Files.writeString(folder.resolve("package.json"), "{\"type\":\"module\"}");
        Files.copy(TESTS.resolve("proofs.test.mjs"), folder.resolve("proofs.test.mjs"));
        Path said = folder.resolve("said.txt");
        ProcessBuilder node = new ProcessBuilder("node", "--test", "proofs.test.mjs")
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(said.toFile());
        node.environment().put("HAETAE_VECTORS", VECTORS.toAbsolutePath().toString());
        Process running = node.start();
        try {
            assertThat(running.waitFor(60, TimeUnit.SECONDS)).isTrue();
        } finally {
            running.destroyForcibly();
        }
        assertThat(running.exitValue()).as(Files.readString(said)).isZero();
        assertThat(Files.readString(said)).contains("pass 9");
    }
}
