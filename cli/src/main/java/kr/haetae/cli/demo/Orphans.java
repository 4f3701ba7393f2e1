package kr.haetae.cli.demo;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Processes an earlier demo on the same folder left behind when it was killed. */
final class Orphans {
    private static final long PATIENCE_SECONDS = 10;

    private final DemoFolder folder;

    Orphans(DemoFolder folder) {
        this.folder = folder;
    }

    void remember(List<Child> children) throws IOException {
        Files.write(
                folder.processes(),
                children.stream().map(child -> Long.toString(child.pid())).toList(),
                StandardCharsets.US_ASCII);
    }

    /** Stops those still alive and says how many. A process counts only if its command line names this folder. */
    int stop() throws IOException {
        Path list = folder.processes();
        if (!Files.exists(list)) {
            return 0;
        }
        int stopped = 0;
        for (String line : Files.readAllLines(list, StandardCharsets.US_ASCII)) {
            Optional<ProcessHandle> orphan =
                    line.matches("\\d{1,9}") ? ProcessHandle.of(Long.parseLong(line)) : Optional.empty();
            if (orphan.filter(this::isOurs).isPresent()) {
                end(orphan.get());
                stopped++;
            }
        }
        Files.delete(list);
        return stopped;
    }

    private boolean isOurs(ProcessHandle process) {
        Path commandLine = Path.of("/proc", Long.toString(process.pid()), "cmdline");
        try {
            String words = Files.readString(commandLine, StandardCharsets.ISO_8859_1);
            String root =
                    new String(folder.root().toString().getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
            return words.contains(root);
        } catch (IOException e) {
            return false;
        }
    }

    private static void end(ProcessHandle process) {
        process.destroy();
        CompletableFuture<ProcessHandle> exit = process.onExit();
        try {
            exit.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException | ExecutionException e) {
            process.destroyForcibly();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
