package kr.haetae.agent.config;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.stream.Collectors;
import kr.haetae.agent.connector.ConnectorFactory;
import kr.haetae.agent.connector.ExchangeConnector;
import kr.haetae.agent.keys.AgentDirectory;
import kr.haetae.agent.report.ExitCode;
import kr.haetae.agent.report.Problem;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.Node;

/** Reads {@code agent.yaml}; unknown keys, wrong types and values outside the limits are refused with their line. */
public final class ConfigFile {
    private static final int MAX_CHARACTERS = 1_000_000;
    private static final List<String> ALL_LEGAL_BASES =
            List.of("LB1", "LB2", "LB3", "LB4", "LB5", "LB6", "LB7", "LB8", "LB9");
    private static final int MAX_EXCHANGE_NAME_CHARACTERS = 100;

    private ConfigFile() {}

    /** Reads the configuration of an agent's folder. */
    public static AgentConfig read(AgentDirectory directory) {
        String name = directory.config().toString();
        YamlSection root = YamlSection.of(name, "", compose(directory.config()));
        AgentConfig config = read(root, directory);
        root.finish();
        return config;
    }

    private static AgentConfig read(YamlSection root, AgentDirectory directory) {
        String exchange = root.text("exchange");
        if (exchange.length() > MAX_EXCHANGE_NAME_CHARACTERS) {
            throw root.wrong("exchange", "config.long", MAX_EXCHANGE_NAME_CHARACTERS);
        }
        YamlSection wallets = root.section("wallets");
        YamlSection quota = root.section("quota");
        String hubCard = root.textOrNull("hubCard");
        return new AgentConfig(
                exchange,
                hubCard == null ? directory.hubCard() : directory.resolve(hubCard),
                connector(wallets, directory),
                Duration.ofMinutes(wallets.number("refreshMinutes", 60, 0, 10_080)),
                root.list("namespaces"),
                quota.number("elementsPerDay", 2_000_000, 1, 1_000_000_000_000L),
                quota.number("confirmationsPerDay", 200_000, 1, 1_000_000_000_000L),
                (int) quota.number("epochsPerDay", 24, 1, 1_440),
                pureJava(root),
                legalBases(root),
                Duration.ofHours(root.number("republishAfterHours", 24, 1, 8_760)),
                (int) root.number("dummyTagsPercent", 5, 0, 100));
    }

    private static ExchangeConnector connector(YamlSection wallets, AgentDirectory directory) {
        String name = wallets.text("connector");
        List<ConnectorFactory> factories = ServiceLoader.load(ConnectorFactory.class).stream()
                .map(ServiceLoader.Provider::get)
                .toList();
        ConnectorFactory factory = factories.stream()
                .filter(candidate -> candidate.name().equals(name))
                .findFirst()
                .orElseThrow(() -> wallets.wrong(
                        "connector",
                        "config.choice",
                        factories.stream().map(ConnectorFactory::name).sorted().collect(Collectors.joining(", "))));
        try {
            return factory.create(new YamlConnectorSettings(wallets, directory));
        } catch (IllegalArgumentException e) {
            throw wallets.wrong("connector", "config.connector", String.valueOf(e.getMessage()));
        }
    }

    private static boolean pureJava(YamlSection root) {
        @Nullable String group = root.textOrNull("group");
        if (group == null || group.equals("best")) {
            return false;
        }
        if (group.equals("pure-java")) {
            return true;
        }
        throw root.wrong("group", "config.choice", "best, pure-java");
    }

    private static Set<String> legalBases(YamlSection root) {
        List<String> listed = root.list("legalBases");
        for (String code : listed) {
            if (!code.matches("[A-Z0-9]{1,8}")) {
                throw root.wrong("legalBases", "config.choice", String.join(", ", ALL_LEGAL_BASES));
            }
        }
        return Set.copyOf(listed.isEmpty() ? ALL_LEGAL_BASES : listed);
    }

    private static Node compose(Path file) {
        try {
            LoaderOptions options = new LoaderOptions();
            options.setCodePointLimit(MAX_CHARACTERS);
            String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
            Node node = new Yaml(options).compose(new StringReader(text));
            if (node == null) {
                throw new Problem(ExitCode.USAGE, "config.empty", file);
            }
            return node;
        } catch (MarkedYAMLException e) {
            int line = e.getProblemMark() == null ? 1 : e.getProblemMark().getLine() + 1;
            throw new Problem(ExitCode.USAGE, "config.yaml", file, line, String.valueOf(e.getProblem()));
        } catch (YAMLException e) {
            throw new Problem(ExitCode.USAGE, "config.yaml", file, 1, "not YAML text");
        } catch (IOException e) {
            throw new Problem(ExitCode.USAGE, "config.unreadable", file);
        }
    }
}
