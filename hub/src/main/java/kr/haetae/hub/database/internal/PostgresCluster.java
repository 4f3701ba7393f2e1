package kr.haetae.hub.database.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.springframework.util.FileSystemUtils;

/** The files of one PostgreSQL cluster, and how a server is started on them. */
public final class PostgresCluster {
    /** The one database role, which owns everything. */
    public static final String USER = "haetae";

    private static final int PASSWORD_BYTES = 24;

    private final Path directory;
    private final PostgresBinaries binaries;
    private final Descent descent;
    private final boolean durable;

    /**
     * A cluster below {@code directory}.
     *
     * @param descent how its programs are started
     * @param durable false only in tests: commits do not wait for the disk
     */
    public PostgresCluster(Path directory, PostgresBinaries binaries, Descent descent, boolean durable) {
        this.directory = directory;
        this.binaries = binaries;
        this.descent = descent;
        this.durable = durable;
    }

    /** Where PostgreSQL keeps its data. */
    public Path data() {
        return directory.resolve("data");
    }

    /** The role's password, made at the first start and readable by the owner only. */
    public String password() throws IOException {
        return Files.readString(passwordFile()).strip();
    }

    /** Makes the cluster unless it is there; an initialisation that was cut off begins anew. */
    public void initialise() throws IOException, InterruptedException {
        if (Files.exists(data())) {
            return;
        }
        Path unfinished = directory.resolve("data.unfinished");
        FileSystemUtils.deleteRecursively(unfinished);
        writePassword();
        Process process = builder(List.of(
                        binaries.program("initdb").toString(),
                        "--pgdata=" + unfinished,
                        "--username=" + USER,
                        "--pwfile=" + passwordFile(),
                        "--auth=scram-sha-256",
                        "--encoding=UTF8",
                        "--locale=C",
                        "--data-checksums",
                        durable ? "--sync-method=fsync" : "--no-sync"))
                .start();
        if (process.waitFor() != 0) {
            throw new IOException(
                    "PostgreSQL could not be initialised; see " + logFile().getFileName());
        }
        Files.move(unfinished, data(), StandardCopyOption.ATOMIC_MOVE);
    }

    /** Starts a server on a loopback port; it is not ready yet. */
    public Process startServer(int port) throws IOException, InterruptedException {
        descent.own(data());
        List<String> command = new ArrayList<>();
        if (Files.isExecutable(Path.of("/usr/bin/setsid"))) {
            // Out of the terminal's process group: Ctrl-C must reach the hub first, which then stops PostgreSQL.
            command.add("/usr/bin/setsid");
        }
        command.addAll(descent.prefix());
        command.addAll(List.of(binaries.program("postgres").toString(), "-D", data().toString()));
        settings(port).forEach((name, value) -> command.addAll(List.of("-c", name + "=" + value)));
        return builder(command).start();
    }

    /** Removes a stale lock file; call it only when no PostgreSQL lives on the data directory. */
    public void removeStaleLock() throws IOException {
        Files.deleteIfExists(data().resolve("postmaster.pid"));
    }

    private Map<String, String> settings(int port) {
        return Map.ofEntries(
                Map.entry("listen_addresses", "127.0.0.1"),
                Map.entry("port", Integer.toString(port)),
                Map.entry("unix_socket_directories", ""),
                Map.entry("max_connections", "60"),
                Map.entry("shared_buffers", durable ? "192MB" : "64MB"),
                Map.entry("max_wal_size", "1GB"),
                // Nothing replicates from here, and a freshly made table can be loaded without writing it twice.
                Map.entry("wal_level", "minimal"),
                Map.entry("max_wal_senders", "0"),
                Map.entry("fsync", durable ? "on" : "off"),
                Map.entry("jit", "off"),
                // Parallel queries take shared memory that small containers do not have.
                Map.entry("max_parallel_workers_per_gather", "0"),
                Map.entry("timezone", "UTC"),
                Map.entry("log_timezone", "UTC"),
                // Statements and key values may hold an address: they never reach the log.
                Map.entry("log_min_error_statement", "panic"),
                Map.entry("log_error_verbosity", "terse"));
    }

    private ProcessBuilder builder(List<String> command) {
        List<String> full = new ArrayList<>(command);
        if (!full.contains(binaries.program("postgres").toString())) {
            full.addAll(0, descent.prefix());
        }
        ProcessBuilder builder = new ProcessBuilder(full)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(logFile().toFile()));
        builder.environment().keySet().removeIf(name -> name.startsWith("PG"));
        builder.environment().put("LC_ALL", "C");
        return builder;
    }

    private void writePassword() throws IOException {
        byte[] random = new byte[PASSWORD_BYTES];
        new SecureRandom().nextBytes(random);
        Files.deleteIfExists(passwordFile());
        Files.createFile(
                passwordFile(), PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(passwordFile(), HexFormat.of().formatHex(random));
    }

    private Path passwordFile() {
        return directory.resolve("password");
    }

    private Path logFile() {
        return directory.resolve("postgres.log");
    }
}
