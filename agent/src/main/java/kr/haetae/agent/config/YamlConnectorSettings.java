package kr.haetae.agent.config;

import java.nio.file.Path;
import kr.haetae.agent.connector.ConnectorSettings;
import kr.haetae.agent.keys.AgentDirectory;

/** Lets a connector read its settings out of the configuration. */
record YamlConnectorSettings(YamlSection section, AgentDirectory directory) implements ConnectorSettings {
    @Override
    public String required(String key) {
        return section.text(key);
    }

    @Override
    public String optional(String key, String otherwise) {
        String value = section.textOrNull(key);
        return value == null ? otherwise : value;
    }

    @Override
    public Path file(String key) {
        return directory.resolve(section.text(key));
    }

    @Override
    public ConnectorSettings section(String key) {
        return new YamlConnectorSettings(section.section(key), directory);
    }
}
