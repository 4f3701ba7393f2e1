package kr.haetae.hub.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import kr.haetae.hub.database.internal.Descent;
import kr.haetae.hub.database.internal.PostgresBinaries;
import kr.haetae.hub.database.internal.PostgresCluster;
import kr.haetae.hub.database.internal.PostgresProcesses;
import kr.haetae.hub.database.internal.SupervisedServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(value = 3, unit = TimeUnit.MINUTES)
class EmbeddedPostgresTest {
    private static final Path CACHE = Path.of(System.getProperty("user.home"), ".cache", "haetae");

    @TempDir
    private Path folder;

    @Test
    void keepsItsDataAcrossStartsAndSyncsThem() throws Exception {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(folder, CACHE, true)) {
            execute(postgres, "create table kept (x int)", "insert into kept values (7)");
            assertThat(value(postgres, "show fsync")).isEqualTo("on");
            assertThat(value(postgres, "show server_version")).startsWith("18");
            assertThat(value(postgres, "show listen_addresses")).isEqualTo("127.0.0.1");
        }
        assertThat(new PostgresProcesses(folder.resolve("data")).living()).isEmpty();
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(folder, CACHE, true)) {
            assertThat(value(postgres, "select x from kept")).isEqualTo("7");
        }
    }

    @Test
    void isBackOnTheSamePortWithCommittedDataAfterSigkillDuringUse() throws Exception {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(folder, CACHE, true)) {
            execute(postgres, "create table kept (x int)");
            String url = postgres.jdbcUrl();
            try (Connection busy = connect(postgres);
                    Statement statement = busy.createStatement()) {
                statement.execute("insert into kept values (1)");
                busy.setAutoCommit(false);
                statement.execute("insert into kept values (2)");
                kill(postgres.processId());
                // a session outlives its server until it looks for it
                await().atMost(Duration.ofSeconds(20)).until(() -> !answers(statement));
            }
            await().atMost(Duration.ofSeconds(20))
                    .pollInterval(Duration.ofMillis(20))
                    .ignoreExceptions()
                    .until(() -> value(postgres, "select string_agg(x::text, ',') from kept")
                            .equals("1"));
            assertThat(postgres.jdbcUrl()).isEqualTo(url);
            kill(postgres.processId());
            await().atMost(Duration.ofSeconds(20))
                    .ignoreExceptions()
                    .until(() -> value(postgres, "select count(*) from kept").equals("1"));
        }
    }

    private static boolean answers(Statement statement) {
        try {
            return statement.execute("select 1");
        } catch (SQLException e) {
            return false;
        }
    }

    @Test
    void takesOverFromAnOrphanThatStillRuns() throws Exception {
        Process orphan = startOrphan();
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(folder, CACHE, true)) {
            assertThat(orphan.waitFor(5, TimeUnit.SECONDS)).isTrue();
            assertThat(value(postgres, "select 1")).isEqualTo("1");
            assertThat(postgres.processId()).isNotEqualTo(orphan.pid());
        }
    }

    @Test
    void takesOverFromAnOrphanWhoseLockFileIsGone() throws Exception {
        Process orphan = startOrphan();
        Files.delete(folder.resolve("data/postmaster.pid"));
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(folder, CACHE, true)) {
            assertThat(orphan.waitFor(5, TimeUnit.SECONDS)).isTrue();
            assertThat(value(postgres, "select 1")).isEqualTo("1");
        }
    }

    @Test
    void sparesAnUnrelatedProcessThatAStaleLockFileNames() throws Exception {
        Process orphan = startOrphan();
        Path lockFile = folder.resolve("data/postmaster.pid");
        List<String> lines = Files.readAllLines(lockFile);
        kill(orphan.pid());
        orphan.waitFor();
        new PostgresProcesses(folder.resolve("data")).stopAll();
        Process unrelated = new ProcessBuilder("sleep", "60").start();
        try {
            lines.set(0, Long.toString(unrelated.pid()));
            Files.write(lockFile, lines);
            try (EmbeddedPostgres postgres = EmbeddedPostgres.start(folder, CACHE, true)) {
                assertThat(value(postgres, "select 1")).isEqualTo("1");
            }
            assertThat(unrelated.isAlive()).isTrue();
        } finally {
            unrelated.destroyForcibly();
        }
    }

    @Test
    void beginsAnewWhereAnInitialisationWasCutOff() throws Exception {
        Files.createDirectories(folder.resolve("data.unfinished/base"));
        Files.writeString(folder.resolve("data.unfinished/PG_VERSION"), "18");
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(folder, CACHE, false)) {
            assertThat(value(postgres, "select 1")).isEqualTo("1");
        }
    }

    @Test
    void refusesADirectoryThatIsInUse() throws Exception {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(folder, CACHE, false)) {
            assertThatThrownBy(() -> EmbeddedPostgres.start(folder, CACHE, false))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("data directory");
            assertThat(value(postgres, "select 1")).isEqualTo("1");
        }
    }

    @Test
    void rootWithoutNamespacesRunsItAsAnotherUserAndBack() throws Exception {
        assumeTrue(System.getProperty("user.name").equals("root"), "SKIPPED: only root can become another user");
        EmbeddedPostgres.start(folder, CACHE, true).close();
        PostgresCluster cluster = new PostgresCluster(folder, PostgresBinaries.in(CACHE), Descent.OTHER_USER, true);
        try (SupervisedServer server = SupervisedServer.start(cluster);
                Connection connection = DriverManager.getConnection(
                        server.jdbcUrl("postgres"), PostgresCluster.USER, cluster.password())) {
            assertThat(connection.isValid(5)).isTrue();
            assertThat(Files.getAttribute(Path.of("/proc/" + server.processId()), "unix:uid"))
                    .isEqualTo(65534);
        }
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(folder, CACHE, true)) {
            assertThat(value(postgres, "select 1")).isEqualTo("1");
        }
    }

    private Process startOrphan() throws Exception {
        EmbeddedPostgres.start(folder, CACHE, true).close();
        PostgresCluster cluster = new PostgresCluster(folder, PostgresBinaries.in(CACHE), Descent.needed(), true);
        int port;
        try (java.net.ServerSocket socket = new java.net.ServerSocket(0)) {
            port = socket.getLocalPort();
        }
        Process orphan = cluster.startServer(port);
        await().atMost(Duration.ofSeconds(20))
                .until(() -> Files.exists(folder.resolve("data/postmaster.pid"))
                        && Files.readString(folder.resolve("data/postmaster.pid"))
                                .contains("ready"));
        return orphan;
    }

    private static void kill(long pid) throws Exception {
        new ProcessBuilder("sh", "-c", "kill -KILL " + pid).start().waitFor();
    }

    private static Connection connect(EmbeddedPostgres postgres) throws SQLException {
        return DriverManager.getConnection(postgres.jdbcUrl(), postgres.user(), postgres.password());
    }

    private static void execute(EmbeddedPostgres postgres, String... statements) throws SQLException {
        try (Connection connection = connect(postgres);
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    private static String value(EmbeddedPostgres postgres, String sql) throws SQLException {
        try (Connection connection = connect(postgres);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }
}
