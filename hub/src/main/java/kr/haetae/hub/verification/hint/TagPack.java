package kr.haetae.hub.verification.hint;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import kr.haetae.hub.frame.Limit;
import kr.haetae.hub.frame.Problem;
import kr.haetae.hub.frame.ProblemCode;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.events.AliasEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.events.MappingEndEvent;
import org.yaml.snakeyaml.events.MappingStartEvent;
import org.yaml.snakeyaml.events.ScalarEvent;
import org.yaml.snakeyaml.events.SequenceEndEvent;
import org.yaml.snakeyaml.events.SequenceStartEvent;

/**
 * A GraphSense TagPack (https://github.com/graphsense/graphsense-tagpack-tool): a header whose fields every entry
 * inherits, and a list of attributed addresses. Read as a stream of events: no object is ever made of a YAML tag, and
 * anchors are refused.
 *
 * @param header scalar fields of the pack
 * @param entries scalar fields of each entry, the header's included
 */
record TagPack(Map<String, String> header, List<Map<String, String>> entries) {

    TagPack {
        header = Map.copyOf(header);
        entries = List.copyOf(entries);
    }

    /**
     * Reads a pack.
     *
     * @throws Problem ATTRIBUTION_MALFORMED
     */
    static TagPack read(InputStream yaml) throws IOException {
        LoaderOptions options = new LoaderOptions();
        options.setCodePointLimit(Limit.UPLOAD_BYTES.intValue());
        options.setNestingDepthLimit(20);
        try (Reader reader = new InputStreamReader(yaml, StandardCharsets.UTF_8)) {
            return new Parser(new Yaml(options).parse(reader).iterator()).pack();
        } catch (YAMLException | NoSuchElementException e) {
            throw new Problem(ProblemCode.ATTRIBUTION_MALFORMED);
        }
    }

    String title() {
        return header.getOrDefault("title", "");
    }

    String creator() {
        return header.getOrDefault("creator", "");
    }

    @Override
    public String toString() {
        return "TagPack[" + entries.size() + "]";
    }

    private static final class Parser {
        private final Iterator<Event> events;
        private final Map<String, String> header = new HashMap<>();
        private final List<Map<String, String>> entries = new ArrayList<>();

        Parser(Iterator<Event> events) {
            this.events = events;
        }

        TagPack pack() {
            Event event = events.next();
            while (!(event instanceof MappingStartEvent)) {
                if (event instanceof ScalarEvent || event instanceof SequenceStartEvent) {
                    throw malformed();
                }
                event = events.next();
            }
            mapping(header, true);
            List<Map<String, String>> all = new ArrayList<>(entries.size());
            for (Map<String, String> entry : entries) {
                Map<String, String> whole = new HashMap<>(header);
                whole.putAll(entry);
                all.add(whole);
            }
            return new TagPack(header, all);
        }

        private void mapping(Map<String, String> fields, boolean top) {
            for (Event event = next(); !(event instanceof MappingEndEvent); event = next()) {
                if (!(event instanceof ScalarEvent key)) {
                    throw malformed();
                }
                Event value = next();
                if (value instanceof ScalarEvent scalar) {
                    fields.put(key.getValue(), scalar.getValue());
                } else if (top && key.getValue().equals("tags") && value instanceof SequenceStartEvent) {
                    list();
                } else {
                    skip(value);
                }
            }
        }

        private void list() {
            for (Event event = next(); !(event instanceof SequenceEndEvent); event = next()) {
                if (!(event instanceof MappingStartEvent) || entries.size() == Limit.ATTRIBUTION_PACK_ENTRIES.value()) {
                    throw malformed();
                }
                Map<String, String> entry = new HashMap<>();
                mapping(entry, false);
                entries.add(entry);
            }
        }

        private void skip(Event start) {
            int depth = start instanceof MappingStartEvent || start instanceof SequenceStartEvent ? 1 : 0;
            while (depth > 0) {
                Event event = next();
                if (event instanceof MappingStartEvent || event instanceof SequenceStartEvent) {
                    depth++;
                } else if (event instanceof MappingEndEvent || event instanceof SequenceEndEvent) {
                    depth--;
                }
            }
        }

        private Event next() {
            Event event = events.next();
            if (event instanceof AliasEvent) {
                throw malformed();
            }
            return event;
        }

        private static Problem malformed() {
            return new Problem(ProblemCode.ATTRIBUTION_MALFORMED);
        }
    }
}
