package kr.haetae.hub.database;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import kr.haetae.hub.database.internal.Descent;
import kr.haetae.hub.database.internal.PostgresBinaries;
import kr.haetae.hub.database.internal.PostgresCluster;
import kr.haetae.hub.database.internal.SupervisedServer;

/**
 * A real PostgreSQL 18 beside the hub: no container, also as root. Its data outlive the hub, which finds them again
 * whatever a killed predecessor left behind. While it lives, a PostgreSQL that dies is started again on the same port.
 */
public final class EmbeddedPostgres implements AutoCloseable {
    private final FileChannel lock;
    private final SupervisedServer server;
    private final String password;

    private EmbeddedPostgres(FileChannel lock, SupervisedServer server, String password) {
        this.lock = lock;
        this.server = server;
        this.password = password;
    }

    /**
     * Starts PostgreSQL and waits until it answers.
     *
     * @param directory its data, password and log; made if absent; used by one hub at a time
     * @param binariesCache where its programs are unpacked once
     * @param durable false only in tests: commits do not wait for the disk
     * @throws IOException if another hub uses the directory or PostgreSQL does not start
     */
    public static EmbeddedPostgres start(Path directory, Path binariesCache, boolean durable)
            throws IOException, InterruptedException {
        Path home = directory.toAbsolutePath();
        Files.createDirectories(
                home, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        FileChannel lock = lock(home);
        try {
            PostgresCluster cluster = new PostgresCluster(
                    home, PostgresBinaries.in(binariesCache.toAbsolutePath()), Descent.needed(), durable);
            cluster.initialise();
            return new EmbeddedPostgres(lock, SupervisedServer.start(cluster), cluster.password());
        } catch (IOException | InterruptedException | RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    /** Where it answers, on the loopback interface only. */
    public String jdbcUrl() {
        return jdbcUrl("postgres");
    }

    /** The URL of one of its databases. */
    public String jdbcUrl(String database) {
        return server.jdbcUrl(database);
    }

    public String user() {
        return PostgresCluster.USER;
    }

    public String password() {
        return password;
    }

    /** The postmaster's process id; it changes when the server had to be started again. */
    public long processId() {
        return server.processId();
    }

    /** Stops PostgreSQL in good order. */
    @Override
    public void close() throws IOException {
        try {
            server.close();
        } finally {
            lock.close();
        }
    }

    /** The system frees this lock when its holder dies, however that happens. */
    private static FileChannel lock(Path home) throws IOException {
        FileChannel channel =
                FileChannel.open(home.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            if (channel.tryLock() != null) {
                return channel;
            }
        } catch (OverlappingFileLockException e) {
            channel.close();
            throw new IOException("This process already runs a PostgreSQL on this data directory");
        }
        channel.close();
        throw new IOException("Another hub uses this data directory");
    }
}
