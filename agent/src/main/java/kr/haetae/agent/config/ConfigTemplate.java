package kr.haetae.agent.config;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** The commented {@code agent.yaml} that {@code init} writes. */
public final class ConfigTemplate {
    private ConfigTemplate() {}

    /**
     * Fills the template.
     *
     * @param walletsFile as it shall stand in the file
     */
    public static String fill(String exchange, String walletsFile, long elementsPerDay) {
        try (InputStream template = ConfigTemplate.class.getResourceAsStream("agent.yaml")) {
            if (template == null) {
                throw new IllegalStateException("the jar lacks its template");
            }
            return new String(template.readAllBytes(), StandardCharsets.UTF_8)
                    .replace("${exchange}", quoted(exchange))
                    .replace("${file}", quoted(walletsFile))
                    .replace("${elementsPerDay}", Long.toString(elementsPerDay));
        } catch (IOException e) {
            throw new IllegalStateException("the jar's template cannot be read", e);
        }
    }

    /** A single-quoted YAML scalar: nothing inside it is special but the quote itself. */
    private static String quoted(String text) {
        return "'" + text.replace("'", "''") + "'";
    }
}
