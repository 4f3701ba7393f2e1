package kr.haetae.hub.database.internal;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A running server that is started again whenever it ends unasked. */
public final class SupervisedServer implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(SupervisedServer.class);
    private static final int FIRST_START_ATTEMPTS = 3;
    private static final int POLL_MILLIS = 15;
    private static final int RESTART_PAUSE_MILLIS = 200;
    private static final Duration READY_PATIENCE = Duration.ofSeconds(90);
    private static final Duration STOP_PATIENCE = Duration.ofSeconds(15);

    private final PostgresCluster cluster;
    private final PostgresProcesses processes;
    private final int port;
    private volatile Process process;
    private volatile Process watch;
    private volatile boolean closing;

    private SupervisedServer(PostgresCluster cluster, PostgresProcesses processes, int port)
            throws IOException, InterruptedException {
        this.cluster = cluster;
        this.processes = processes;
        this.port = port;
        this.process = startOnce();
        this.watch = OrphanWatch.start(process.pid());
    }

    /** Clears away what a killed predecessor left, starts the server on a free port and waits until it answers. */
    public static SupervisedServer start(PostgresCluster cluster) throws IOException, InterruptedException {
        PostgresProcesses processes = new PostgresProcesses(cluster.data());
        for (int attempt = 1; ; attempt++) {
            try {
                SupervisedServer server = new SupervisedServer(cluster, processes, freePort());
                server.superviseInBackground();
                return server;
            } catch (IOException e) {
                // Another program may have taken the free port in between.
                if (attempt == FIRST_START_ATTEMPTS) {
                    throw e;
                }
            }
        }
    }

    /** The URL of one of the server's databases. */
    public String jdbcUrl(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    }

    /** The postmaster's process id. */
    public long processId() {
        return process.pid();
    }

    @Override
    public void close() throws IOException {
        closing = true;
        watch.destroy();
        try {
            for (String signal : new String[] {"INT", "QUIT", "KILL"}) {
                Process current = process;
                PostgresProcesses.signal(current.pid(), signal);
                if (current.waitFor(STOP_PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                    return;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            process.destroyForcibly();
        }
    }

    private void superviseInBackground() {
        Thread thread = new Thread(this::supervise, "postgres-supervisor");
        thread.setDaemon(true);
        thread.start();
    }

    private void supervise() {
        try {
            while (!closing) {
                process.waitFor();
                if (!closing) {
                    log.warn("PostgreSQL ended unasked; starting it again");
                    restart();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void restart() throws InterruptedException {
        watch.destroy();
        while (!closing) {
            try {
                process = startOnce();
                watch = OrphanWatch.start(process.pid());
                log.info("PostgreSQL is back");
                return;
            } catch (IOException e) {
                log.warn("PostgreSQL does not start yet: {}", e.getMessage());
                Thread.sleep(RESTART_PAUSE_MILLIS);
            }
        }
    }

    private Process startOnce() throws IOException, InterruptedException {
        processes.stopAll();
        cluster.removeStaleLock();
        Process started = cluster.startServer(port);
        awaitReady(started);
        return started;
    }

    private void awaitReady(Process started) throws IOException, InterruptedException {
        Properties login = new Properties();
        login.setProperty("user", PostgresCluster.USER);
        login.setProperty("password", cluster.password());
        long deadlineNanos = System.nanoTime() + READY_PATIENCE.toNanos();
        while (System.nanoTime() < deadlineNanos) {
            if (!started.isAlive()) {
                throw new IOException("PostgreSQL ended at its start; its log says why");
            }
            try (Connection connection = DriverManager.getConnection(jdbcUrl("postgres"), login)) {
                if (connection.isValid(1)) {
                    return;
                }
            } catch (SQLException notYet) {
                Thread.sleep(POLL_MILLIS);
            }
        }
        started.destroyForcibly();
        throw new IOException("PostgreSQL did not answer in time");
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
