package kr.haetae.agent.witnessing;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import kr.haetae.agent.keys.PrivateFiles;

/** Keeps what the hub's log signed and an honest log would not: whoever looks into it later needs the very bytes. */
final class Evidence {
    private static final int MOST_FILES = 16;
    private static final String SUFFIX = ".evidence";

    private final Path folder;

    Evidence(Path folder) {
        this.folder = folder;
    }

    /**
     * Keeps a request, once for each name and up to a number of them.
     *
     * @return whether it was kept now
     */
    boolean keep(String name, String request) throws IOException {
        PrivateFiles.createFolder(folder);
        Path file = folder.resolve(name + SUFFIX);
        if (Files.exists(file) || count() >= MOST_FILES) {
            return false;
        }
        PrivateFiles.write(file, request.getBytes(StandardCharsets.UTF_8));
        return true;
    }

    private long count() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(SUFFIX)).count();
        }
    }
}
