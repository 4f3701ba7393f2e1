package kr.haetae.hub.database.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Stops PostgreSQL when the hub dies without stopping it. A small shell waits at the far end of a pipe; the system
 * closes the pipe however the hub ends, SIGKILL included.
 */
final class OrphanWatch {
    private OrphanWatch() {}

    static Process start(long postmaster) throws IOException {
        List<String> command = new ArrayList<>();
        if (Files.isExecutable(Path.of("/usr/bin/setsid"))) {
            command.add("/usr/bin/setsid");
        }
        command.addAll(List.of("sh", "-c", "trap '' INT HUP; read _; kill -INT " + postmaster));
        return new ProcessBuilder(command)
                .directory(Path.of("/").toFile())
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }
}
