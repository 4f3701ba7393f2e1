package kr.haetae.hub.database;

import java.io.IOException;
import java.nio.file.Path;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Gives the connection pool its PostgreSQL: the one configured, or an embedded one. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(DatabaseProperties.class)
class DatabaseConfiguration {
    @Bean(destroyMethod = "close")
    @ConditionalOnExpression("'${haetae.database.url:}'.isEmpty()")
    EmbeddedPostgres embeddedPostgres(DatabaseProperties properties, @Value("${haetae.data-dir}") Path dataDir)
            throws IOException, InterruptedException {
        return EmbeddedPostgres.start(dataDir.resolve("postgres"), binariesDir(properties), true);
    }

    @Bean
    @ConditionalOnExpression("'${haetae.database.url:}'.isEmpty()")
    JdbcConnectionDetails embeddedConnection(EmbeddedPostgres postgres) {
        return details(postgres.jdbcUrl(), postgres.user(), postgres.password());
    }

    @Bean
    @ConditionalOnExpression("!'${haetae.database.url:}'.isEmpty()")
    JdbcConnectionDetails configuredConnection(DatabaseProperties properties) {
        return details(properties.url(), properties.username(), properties.password());
    }

    private static Path binariesDir(DatabaseProperties properties) {
        return properties.binariesDir().isEmpty()
                ? Path.of(System.getProperty("user.home"), ".cache", "haetae")
                : Path.of(properties.binariesDir());
    }

    private static JdbcConnectionDetails details(String url, String user, String password) {
        return new JdbcConnectionDetails() {
            @Override
            public String getJdbcUrl() {
                return url;
            }

            @Override
            public String getUsername() {
                return user;
            }

            @Override
            public String getPassword() {
                return password;
            }
        };
    }
}
