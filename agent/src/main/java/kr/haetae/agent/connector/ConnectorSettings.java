package kr.haetae.agent.connector;

import java.nio.file.Path;

/**
 * The settings a connector finds beside its name in the configuration. A missing or wrong one is reported to people by
 * the agent with its line; a setting that no connector asked for is refused.
 */
public interface ConnectorSettings {

    /** A setting that must be there and not be blank. */
    String required(String key);

    /** A setting that may be absent. */
    String optional(String key, String otherwise);

    /** A file; relative paths start at the agent's folder. */
    Path file(String key);

    /** Nested settings; empty ones where absent. */
    ConnectorSettings section(String key);
}
