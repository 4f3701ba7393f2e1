package kr.haetae.cli.demo;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kr.haetae.cli.CommandFailure;
import kr.haetae.cli.ExitCode;
import kr.haetae.cli.Texts;
import org.jspecify.annotations.Nullable;

/** The demo's files: one folder for the hub, one for each exchange, the logs, and a lock against a second demo. */
final class DemoFolder implements AutoCloseable {
    private final Path root;
    private volatile boolean temporary;
    private final FileChannel lockFile;

    private DemoFolder(Path root, boolean temporary, FileChannel lockFile) {
        this.root = root;
        this.temporary = temporary;
        this.lockFile = lockFile;
    }

    static DemoFolder open(@Nullable Path kept, Texts texts) throws IOException {
        Path root = kept == null ? Files.createTempDirectory("haetae-demo") : kept.toAbsolutePath();
        Files.createDirectories(root);
        FileChannel lockFile =
                FileChannel.open(root.resolve("demo.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (!locked(lockFile)) {
            lockFile.close();
            throw new CommandFailure(ExitCode.REFUSED, texts.say("demo.dataInUse", root));
        }
        for (String folder : List.of("hub", "members", "exchanges", "logs")) {
            createPrivate(root.resolve(folder));
        }
        return new DemoFolder(root, kept == null, lockFile);
    }

    private static boolean locked(FileChannel file) throws IOException {
        try {
            FileLock lock = file.tryLock();
            return lock != null;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }

    private static void createPrivate(Path folder) throws IOException {
        Files.createDirectories(folder);
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
    }

    /** A kept folder may hold members of an earlier run that this one does not start: they are no members now. */
    void dismissAllBut(List<DemoExchange> exchanges) throws IOException {
        Set<String> kept =
                exchanges.stream().map(this::card).map(Path::toString).collect(Collectors.toSet());
        try (Stream<Path> cards = Files.list(members())) {
            for (Path card : cards.toList()) {
                if (!kept.contains(card.toString())) {
                    Files.delete(card);
                }
            }
        }
    }

    Path root() {
        return root;
    }

    Path hub() {
        return root.resolve("hub");
    }

    Path members() {
        return root.resolve("members");
    }

    /** An exchange's card, as the hub reads it. */
    Path card(DemoExchange exchange) {
        return members().resolve(exchange.folderName() + ".json");
    }

    Path hubCard() {
        return hub().resolve("hub.json");
    }

    Path exchange(DemoExchange exchange) {
        return root.resolve("exchanges").resolve(exchange.folderName());
    }

    Path log(String name) {
        return root.resolve("logs").resolve(name + ".log");
    }

    Path processes() {
        return root.resolve("processes.txt");
    }

    Path sample() {
        return root.resolve("sample.csv");
    }

    /** Leaves even a temporary folder where it is: somebody will want to read its logs. */
    void keep() {
        temporary = false;
    }

    /** Removes a temporary folder; leaves a kept one. */
    @Override
    public void close() throws IOException {
        lockFile.close();
        if (!temporary) {
            return;
        }
        try (Stream<Path> files = Files.walk(root)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(path -> path.toFile().delete());
        }
    }
}
