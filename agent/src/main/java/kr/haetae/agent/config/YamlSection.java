package kr.haetae.agent.config;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import kr.haetae.agent.report.ExitCode;
import kr.haetae.agent.report.Problem;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/** One mapping of the YAML file, read key by key; whatever nobody read is refused at the end. */
final class YamlSection {
    private final String file;
    private final String path;
    private final int line;
    private final Map<String, NodeTuple> entries = new LinkedHashMap<>();
    private final Set<String> read = new HashSet<>();
    private final List<YamlSection> children = new ArrayList<>();

    private YamlSection(String file, String path, int line) {
        this.file = file;
        this.path = path;
        this.line = line;
    }

    static YamlSection of(String file, String path, Node node) {
        int line = node.getStartMark().getLine() + 1;
        if (!(node instanceof MappingNode mapping)) {
            throw new Problem(ExitCode.USAGE, "config.mapping", file, line, path);
        }
        YamlSection section = new YamlSection(file, path, line);
        for (NodeTuple entry : mapping.getValue()) {
            section.add(entry);
        }
        return section;
    }

    private void add(NodeTuple entry) {
        int keyLine = entry.getKeyNode().getStartMark().getLine() + 1;
        if (!(entry.getKeyNode() instanceof ScalarNode key)) {
            throw new Problem(ExitCode.USAGE, "config.mapping", file, keyLine, path);
        }
        if (entries.putIfAbsent(key.getValue(), entry) != null) {
            throw new Problem(ExitCode.USAGE, "config.twice", file, keyLine, path + key.getValue());
        }
    }

    /** A text that must be there and not be blank. */
    String text(String key) {
        String value = textOrNull(key);
        if (value == null || value.isBlank()) {
            throw new Problem(ExitCode.USAGE, "config.missing", file, line, path + key);
        }
        return value;
    }

    @Nullable
    String textOrNull(String key) {
        Node node = node(key);
        if (node == null || node.getTag().equals(Tag.NULL)) {
            return null;
        }
        if (!(node instanceof ScalarNode scalar)) {
            throw wrong(key, "config.text");
        }
        return scalar.getValue();
    }

    /** A whole number within limits. */
    long number(String key, long otherwise, long min, long max) {
        String value = textOrNull(key);
        if (value == null) {
            return otherwise;
        }
        try {
            long number = Long.parseLong(value.replace("_", ""));
            if (number >= min && number <= max) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Reported below, like a number outside the limits.
        }
        throw wrong(key, "config.number", min, max);
    }

    /** A list of texts; empty where absent. */
    List<String> list(String key) {
        Node node = node(key);
        if (node == null || node.getTag().equals(Tag.NULL)) {
            return List.of();
        }
        if (!(node instanceof SequenceNode sequence)) {
            throw wrong(key, "config.list");
        }
        List<String> values = new ArrayList<>();
        for (Node item : sequence.getValue()) {
            if (!(item instanceof ScalarNode scalar)) {
                throw wrong(key, "config.list");
            }
            values.add(scalar.getValue());
        }
        return values;
    }

    /** A nested mapping; an empty one where absent. */
    YamlSection section(String key) {
        Node node = node(key);
        YamlSection child = node == null || node.getTag().equals(Tag.NULL)
                ? new YamlSection(file, path + key + ".", line)
                : of(file, path + key + ".", node);
        children.add(child);
        return child;
    }

    /** A problem with one key's value, at its line. */
    Problem wrong(String key, String problemKey, Object... details) {
        NodeTuple entry = entries.get(key);
        int at = entry == null ? line : entry.getKeyNode().getStartMark().getLine() + 1;
        List<Object> arguments = new ArrayList<>(List.of(file, at, path + key));
        arguments.addAll(List.of(details));
        return new Problem(ExitCode.USAGE, problemKey, arguments.toArray());
    }

    /** Refuses every key nobody asked for. */
    void finish() {
        for (Map.Entry<String, NodeTuple> entry : entries.entrySet()) {
            if (!read.contains(entry.getKey())) {
                throw wrong(entry.getKey(), "config.unknown");
            }
        }
        children.forEach(YamlSection::finish);
    }

    private @Nullable Node node(String key) {
        read.add(key);
        NodeTuple entry = entries.get(key);
        return entry == null ? null : entry.getValueNode();
    }
}
