package kr.haetae.agent.config;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * The commented {@code agent.yaml} that {@code init} writes.
 *
 * @param wallets the CSV file; relative to where {@code init} runs
 * @param elementsPerDay evaluations in one UTC day
 * @param confirmationsPerDay addresses in confirm requests in one UTC day
 */
public record ConfigTemplate(String exchange, Path wallets, long elementsPerDay, long confirmationsPerDay) {

    /** The whole file. */
    public String yaml() {
        try (InputStream template = ConfigTemplate.class.getResourceAsStream("agent.yaml")) {
            if (template == null) {
                throw new IllegalStateException("the jar lacks its template");
            }
            return new String(template.readAllBytes(), StandardCharsets.UTF_8)
                    .replace("${exchange}", quoted(exchange))
                    .replace(
                            "${file}",
                            quoted(wallets.toAbsolutePath().normalize().toString()))
                    .replace("${elementsPerDay}", Long.toString(elementsPerDay))
                    .replace("${confirmationsPerDay}", Long.toString(confirmationsPerDay));
        } catch (IOException e) {
            throw new IllegalStateException("the jar's template cannot be read", e);
        }
    }

    /** A single-quoted YAML scalar: nothing inside it is special but the quote itself. */
    private static String quoted(String text) {
        return "'" + text.replace("'", "''") + "'";
    }
}
