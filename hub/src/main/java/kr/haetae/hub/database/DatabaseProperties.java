package kr.haetae.hub.database;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where the hub's data live.
 *
 * @param url JDBC URL of a PostgreSQL 18; empty: the embedded one
 * @param username of that PostgreSQL
 * @param password of that PostgreSQL
 * @param binariesDir where the embedded PostgreSQL's programs are unpacked once; empty: the user's cache folder
 */
@ConfigurationProperties("haetae.database")
public record DatabaseProperties(
        @DefaultValue("") String url,
        @DefaultValue("") String username,
        @DefaultValue("") String password,
        @DefaultValue("") String binariesDir) {
    @Override
    public String toString() {
        return "DatabaseProperties[" + (url.isEmpty() ? "embedded" : "external") + "]";
    }
}
