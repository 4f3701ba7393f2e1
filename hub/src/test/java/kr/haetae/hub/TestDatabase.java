package kr.haetae.hub;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;
import kr.haetae.hub.database.EmbeddedPostgres;
import org.springframework.boot.SpringApplication;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.util.FileSystemUtils;

/** One empty database in the one PostgreSQL of this JVM. */
public record TestDatabase(String url, String user, String password, Path folder) {
    private static final AtomicInteger NUMBER = new AtomicInteger();

    /** Makes a database of its own for each application context. */
    public static TestDatabase next() {
        EmbeddedPostgres server = Holder.SERVER;
        String name = "hub_" + NUMBER.incrementAndGet();
        try (Connection connection = DriverManager.getConnection(server.jdbcUrl(), server.user(), server.password());
                Statement statement = connection.createStatement()) {
            statement.execute("create database " + name);
            return new TestDatabase(
                    server.jdbcUrl(name),
                    server.user(),
                    server.password(),
                    Files.createDirectories(Holder.FOLDER.resolve(name)));
        } catch (SQLException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Gives the context that is being made a database and a data folder of its own. */
    public static void register(DynamicPropertyRegistry registry) {
        TestDatabase database = next();
        registry.add("haetae.database.url", database::url);
        registry.add("haetae.database.username", database::user);
        registry.add("haetae.database.password", database::password);
        registry.add("haetae.data-dir", () -> database.folder().toString());
    }

    private static final class Holder {
        static final Path FOLDER;
        static final EmbeddedPostgres SERVER;

        static {
            try {
                FOLDER = Files.createTempDirectory("haetae-hub-test");
                SERVER = EmbeddedPostgres.start(
                        FOLDER.resolve("postgres"),
                        Path.of(System.getProperty("user.home"), ".cache", "haetae"),
                        false);
                // After the contexts that use it: a pool whose server is gone waits for it.
                SpringApplication.getShutdownHandlers().add(Holder::stop);
            } catch (IOException | InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }

        private static void stop() {
            try {
                SERVER.close();
                FileSystemUtils.deleteRecursively(FOLDER);
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
