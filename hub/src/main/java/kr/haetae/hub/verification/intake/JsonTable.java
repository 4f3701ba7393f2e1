package kr.haetae.hub.verification.intake;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import kr.haetae.hub.frame.Limit;
import kr.haetae.hub.frame.Problem;
import kr.haetae.hub.frame.ProblemCode;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;

/**
 * A JSON file: an array of objects or of plain texts, or an object whose first array that is. Field names become
 * columns, in the order they appear; nested values are not read.
 */
final class JsonTable implements TableSource {
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(Limit.JSON_DEPTH.intValue())
                    .maxStringLength(Limit.CELL_CHARACTERS.intValue())
                    .maxNumberLength(400)
                    .build())
            .build();

    private final byte[] bytes;
    private final TextEncoding encoding;

    JsonTable(byte[] bytes) {
        this.bytes = bytes;
        this.encoding = TextEncoding.of(bytes);
    }

    @Override
    public String format() {
        return "json";
    }

    /** The first row handed out holds the field names. */
    @Override
    public void read(Predicate<TableRow> consumer) throws IOException {
        Map<String, Integer> columns = columns();
        if (!consumer.test(TableRow.of(0, List.copyOf(columns.keySet())))) {
            return;
        }
        walk((number, fields) -> {
            List<String> cells = new ArrayList<>(Collections.nCopies(columns.size(), ""));
            fields.forEach((name, value) -> cells.set(columns.getOrDefault(name, 0), value));
            return consumer.test(TableRow.of(number, cells));
        });
    }

    private Map<String, Integer> columns() throws IOException {
        Map<String, Integer> columns = new LinkedHashMap<>();
        walk((number, fields) -> {
            fields.keySet().forEach(name -> columns.putIfAbsent(name, columns.size()));
            if (columns.size() > Limit.TABLE_COLUMNS.value()) {
                throw new Problem(ProblemCode.TOO_MANY_COLUMNS);
            }
            return number <= Limit.ROWS_PER_VERIFICATION.value();
        });
        return columns;
    }

    private interface Visitor {
        boolean visit(int number, Map<String, String> fields);
    }

    private void walk(Visitor visitor) throws IOException {
        try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), encoding.reader(bytes))) {
            toArray(parser);
            int number = 0;
            JsonToken token;
            while ((token = parser.nextToken()) != JsonToken.END_ARRAY) {
                if (token == null) {
                    throw new Problem(ProblemCode.BROKEN_JSON);
                }
                number++;
                if (!visitor.visit(number, fieldsOf(parser, token))) {
                    return;
                }
            }
        } catch (JacksonException e) {
            throw new Problem(ProblemCode.BROKEN_JSON);
        }
    }

    private static void toArray(JsonParser parser) {
        JsonToken token = parser.nextToken();
        if (token == JsonToken.START_OBJECT) {
            token = parser.nextToken();
            while (token != null && token != JsonToken.START_ARRAY) {
                if (token == JsonToken.START_OBJECT) {
                    parser.skipChildren();
                }
                token = parser.nextToken();
            }
        }
        if (token != JsonToken.START_ARRAY) {
            throw new Problem(ProblemCode.BROKEN_JSON);
        }
    }

    private static Map<String, String> fieldsOf(JsonParser parser, JsonToken token) {
        if (token.isScalarValue()) {
            return Map.of("address", textOf(parser, token));
        }
        if (token != JsonToken.START_OBJECT) {
            throw new Problem(ProblemCode.BROKEN_JSON);
        }
        Map<String, String> fields = new LinkedHashMap<>();
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = parser.currentName();
            JsonToken value = parser.nextToken();
            if (value != null && value.isScalarValue()) {
                fields.put(name, textOf(parser, value));
            } else {
                parser.skipChildren();
            }
        }
        return fields;
    }

    private static String textOf(JsonParser parser, JsonToken token) {
        return token == JsonToken.VALUE_NULL ? "" : parser.getString();
    }
}
