package kr.haetae.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What an exchange without the address sees does not depend on whether another has it: the same count, sizes and order;
 * only elements, root and commitments (and what is random or a time by nature) differ.
 */
@ExtendWith(SharedDemo.Resolver.class)
class TranscriptTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** Header fields that may differ between two batches of the same shape. */
    private static final Set<String> MAY_DIFFER =
            Set.of("batchId", "indexFrom", "time", "elementsSha256", "caseCommitment", "merkleRoot");

    /** One task as the exchange saw it. */
    private record Seen(String kind, int envelopeCharacters, int attachmentCharacters, JsonNode header) {}

    @Test
    void anExchangeWithoutTheAddressSeesTheSameWhetherOrNotAnotherHasIt(SharedDemo shared, @TempDir Path folder)
            throws Exception {
        DemoProcess demo = shared.running();
        List<NamedCsvRecord> bithumb = walletsOf(demo, "bithumb");
        Path upbit = shared.transcripts().resolve("Upbit.jsonl");
        Path holder = shared.transcripts().resolve("Bithumb.jsonl");
        long upbitBefore = Files.size(upbit);
        long holderBefore = Files.size(holder);
        Path hits = list(folder.resolve("hits.csv"), bithumb.subList(0, 40));
        Path misses = listOfNobody(folder.resolve("misses.csv"), 40);

        List<Seen> whenAnotherHits = seenDuring(upbit, demo, hits);
        List<Seen> whenNobodyHits = seenDuring(upbit, demo, misses);

        assertThat(whenAnotherHits).isNotEmpty().hasSameSizeAs(whenNobodyHits);
        for (int i = 0; i < whenAnotherHits.size(); i++) {
            assertAlike(whenAnotherHits.get(i), whenNobodyHits.get(i));
        }
        assertNoAddressIn(upbit, upbitBefore, bithumb);
        assertThat(kinds(holder, holderBefore)).contains("confirm");
    }

    private static void assertAlike(Seen one, Seen other) {
        assertThat(other.kind).isEqualTo(one.kind).isEqualTo("evaluate");
        assertThat(other.envelopeCharacters).isEqualTo(one.envelopeCharacters);
        assertThat(other.attachmentCharacters).isEqualTo(one.attachmentCharacters);
        for (String field : fields(one.header, other.header)) {
            if (MAY_DIFFER.contains(field)) {
                assertThat(other.header.path(field).asString().length())
                        .as(field)
                        .isEqualTo(one.header.path(field).asString().length());
            } else {
                assertThat(other.header.path(field)).as(field).isEqualTo(one.header.path(field));
            }
        }
    }

    private static Set<String> fields(JsonNode one, JsonNode other) {
        Set<String> names = new TreeSet<>(one.propertyNames());
        names.addAll(other.propertyNames());
        return names;
    }

    private static void assertNoAddressIn(Path transcript, long from, List<NamedCsvRecord> wallets) throws IOException {
        StringBuilder everything = new StringBuilder(Files.readString(transcript));
        for (JsonNode delivery : deliveries(transcript, from)) {
            everything.append(payload(delivery.path("envelope").asString()));
        }
        for (NamedCsvRecord wallet : wallets) {
            assertThat(everything).doesNotContain(wallet.getField("address"));
        }
    }

    private static List<Seen> seenDuring(Path transcript, DemoProcess demo, Path list) throws Exception {
        long before = Files.size(transcript);
        Asking.of(demo, list).onceInto(Path.of(list + ".result"), Duration.ofSeconds(90));
        List<Seen> seen = new ArrayList<>();
        for (JsonNode delivery : deliveries(transcript, before)) {
            JsonNode message = payload(delivery.path("envelope").asString()).path("message");
            seen.add(new Seen(
                    message.path("kind").asString(),
                    delivery.path("envelope").asString().length(),
                    delivery.path("attachment").asString().length(),
                    message.has("header") ? payload(message.path("header").asString()) : JSON.createObjectNode()));
        }
        return seen;
    }

    private static List<String> kinds(Path transcript, long from) throws IOException {
        List<String> kinds = new ArrayList<>();
        for (JsonNode delivery : deliveries(transcript, from)) {
            kinds.add(payload(delivery.path("envelope").asString())
                    .path("message")
                    .path("kind")
                    .asString());
        }
        return kinds;
    }

    /** The tasks received, in order, from a place in the file on. */
    private static List<JsonNode> deliveries(Path transcript, long from) throws IOException {
        byte[] all = Files.readAllBytes(transcript);
        String rest = new String(all, (int) from, all.length - (int) from, StandardCharsets.UTF_8);
        List<JsonNode> deliveries = new ArrayList<>();
        for (String line : rest.lines().toList()) {
            JsonNode entry = JSON.readTree(line);
            if (entry.path("direction").asString().equals("in")
                    && entry.path("path").asString().startsWith("/agent/v1/tasks")) {
                JSON.readTree(entry.path("body").asString()).path("tasks").forEach(deliveries::add);
            }
        }
        return deliveries;
    }

    private static JsonNode payload(String jws) {
        return JSON.readTree(Base64.getUrlDecoder().decode(jws.substring(jws.indexOf('.') + 1, jws.lastIndexOf('.'))));
    }

    private static List<NamedCsvRecord> walletsOf(DemoProcess demo, String folderStart) throws IOException {
        try (var folders = Files.list(demo.data().resolve("exchanges"))) {
            Path folder = folders.filter(path -> path.getFileName().toString().startsWith(folderStart))
                    .findFirst()
                    .orElseThrow();
            return Lists.read(folder.resolve("wallets.csv")).stream()
                    .filter(row -> row.getField("chain").equals("ethereum"))
                    .toList();
        }
    }

    private static Path list(Path file, List<NamedCsvRecord> rows) throws IOException {
        List<String> lines = new ArrayList<>(List.of("chain,address"));
        rows.forEach(row -> lines.add(row.getField("chain") + "," + row.getField("address")));
        return Files.write(file, lines);
    }

    private static Path listOfNobody(Path file, int count) throws IOException {
        List<String> lines = new ArrayList<>(List.of("chain,address"));
        for (int i = 0; i < count; i++) {
            lines.add("ethereum,0x" + "%040x".formatted(0xabcdef000L + i));
        }
        return Files.write(file, lines);
    }
}
