package kr.haetae.hub.verification.hint;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import kr.haetae.address.AddressReader;
import kr.haetae.address.AddressReading;
import kr.haetae.hub.verification.RowResult.Hint;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Looks up what the public says of addresses. */
@Component
public class Attributions {
    private final JdbcClient jdbc;
    private final AddressReader reader = AddressReader.standard();

    public Attributions(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * One hint for each key with an attributed address.
     *
     * @param candidates by key, each {@code chain address}
     */
    public Map<Integer, Hint> hints(Map<Integer, List<String>> candidates) {
        if (candidates.isEmpty() || !any()) {
            return Map.of();
        }
        Map<ByteBuffer, List<Integer>> keysByInput = new HashMap<>();
        candidates.forEach((key, all) -> all.forEach(candidate -> {
            byte[] input = lookupInput(candidate);
            if (input.length > 0) {
                keysByInput
                        .computeIfAbsent(ByteBuffer.wrap(input), one -> new ArrayList<>())
                        .add(key);
            }
        }));
        return lookUp(keysByInput);
    }

    private boolean any() {
        return jdbc.sql("select exists (select 1 from attribution)")
                .query(Boolean.class)
                .single();
    }

    private Map<Integer, Hint> lookUp(Map<ByteBuffer, List<Integer>> keysByInput) {
        Map<Integer, Hint> hints = new HashMap<>();
        byte[][] inputs = keysByInput.keySet().stream().map(ByteBuffer::array).toArray(byte[][]::new);
        jdbc.sql("""
                        select distinct on (a.lookup_input) a.lookup_input, a.label, a.source, p.title
                        from attribution a join attribution_pack p on p.id = a.pack_id
                        where a.lookup_input = any(:inputs)
                        order by a.lookup_input, a.last_modified desc nulls last, a.label
                        """).param("inputs", inputs).query(row -> {
            Hint hint = new Hint(row.getString("label"), row.getString("source"), row.getString("title"));
            keysByInput
                    .getOrDefault(ByteBuffer.wrap(row.getBytes("lookup_input")), List.of())
                    .forEach(key -> hints.putIfAbsent(key, hint));
        });
        return hints;
    }

    private byte[] lookupInput(String candidate) {
        int space = candidate.indexOf(' ');
        AddressReading reading = reader.read(candidate.substring(0, space), candidate.substring(space + 1), null);
        return reading instanceof AddressReading.Valid valid
                ? valid.addresses().get(0).lookupInput()
                : new byte[0];
    }
}
