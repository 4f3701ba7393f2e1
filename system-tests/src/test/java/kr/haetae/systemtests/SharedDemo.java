package kr.haetae.systemtests;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** The demo of all tests that need none of their own: started for the first that asks for it, stopped after the last. */
final class SharedDemo implements AutoCloseable {
    private final Path folder;
    private DemoProcess running;

    private SharedDemo() throws IOException, InterruptedException {
        this.folder = Files.createTempDirectory("haetae-shared-demo");
        this.running = start();
    }

    private DemoProcess start() throws IOException, InterruptedException {
        return DemoProcess.start(
                folder.resolve("data"),
                "--wallets",
                "1000",
                "--transcript",
                transcripts().toString());
    }

    DemoProcess running() {
        return running;
    }

    /** Starts it with the same options on the same folder, after it was killed. */
    DemoProcess startAgain() throws IOException, InterruptedException {
        running = start();
        return running;
    }

    /** One file for each exchange, of every byte its agent sees. */
    Path transcripts() {
        return folder.resolve("transcripts");
    }

    @Override
    public void close() throws IOException {
        running.close();
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }

    /** Hands it to the tests that take it as a parameter. */
    static final class Resolver implements ParameterResolver {
        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
            return parameter.getParameter().getType() == SharedDemo.class;
        }

        @Override
        public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
            return context.getRoot()
                    .getStore(ExtensionContext.Namespace.GLOBAL)
                    .computeIfAbsent(SharedDemo.class, key -> started());
        }

        private static SharedDemo started() {
            try {
                return new SharedDemo();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }
    }
}
