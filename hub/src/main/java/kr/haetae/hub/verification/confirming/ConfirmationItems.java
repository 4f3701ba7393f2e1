package kr.haetae.hub.verification.confirming;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import kr.haetae.hub.verification.planning.ElementRef;
import kr.haetae.hub.verification.planning.Layouts;
import kr.haetae.hub.verification.planning.RowLayout;
import kr.haetae.hub.verification.sending.StoredBatch;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Finds the rows that ask for claimed addresses, for what they say is what the exchange is asked about. */
@Component
class ConfirmationItems {
    private final JdbcClient jdbc;
    private final Layouts layouts;

    ConfirmationItems(JdbcClient jdbc, Layouts layouts) {
        this.jdbc = jdbc;
        this.layouts = layouts;
    }

    /**
     * One question to an exchange.
     *
     * @param memo exactly as given, or empty
     */
    record Item(int position, String chain, String address, String memo) {
        @Override
        public String toString() {
            return "Item[" + position + "]";
        }
    }

    /** One item for each address and memo; rows that ask the same share it. */
    List<Item> of(StoredBatch batch, List<Integer> positions) {
        UUID verification = Objects.requireNonNull(batch.verificationId());
        Map<Integer, List<Integer>> linesByPosition = lines(batch, layouts.of(verification), Set.copyOf(positions));
        Map<Integer, RowText> texts = texts(
                verification,
                linesByPosition.values().stream()
                        .flatMap(List::stream)
                        .distinct()
                        .toList());
        Set<Item> items = new LinkedHashSet<>();
        for (int position : positions.stream().sorted().toList()) {
            for (int line : linesByPosition.getOrDefault(position, List.of())) {
                RowText text = Objects.requireNonNull(texts.get(line));
                int candidate = candidate(layouts.of(verification), line - 1, batch.batchNo(), position);
                String[] chainAndAddress = text.candidates().get(candidate).split(" ", 2);
                items.add(new Item(position, chainAndAddress[0], chainAndAddress[1], text.memo()));
            }
        }
        return List.copyOf(items);
    }

    private static Map<Integer, List<Integer>> lines(StoredBatch batch, RowLayout layout, Set<Integer> wanted) {
        Map<Integer, List<Integer>> lines = new HashMap<>();
        for (int row = 0; row < layout.rows(); row++) {
            for (int i = 0; i < layout.count(row); i++) {
                int ref = layout.ref(row, i);
                if (ElementRef.batchNo(ref) == batch.batchNo() && wanted.contains(ElementRef.position(ref))) {
                    lines.computeIfAbsent(ElementRef.position(ref), position -> new ArrayList<>())
                            .add(row + 1);
                }
            }
        }
        return lines;
    }

    private static int candidate(RowLayout layout, int row, int batchNo, int position) {
        int wanted = ElementRef.of(batchNo, position);
        int[] refs = layout.refs(row);
        for (int i = 0; i < refs.length; i++) {
            if (refs[i] == wanted) {
                return i;
            }
        }
        throw new IllegalStateException("the row does not ask for this element: " + Arrays.toString(refs));
    }

    private record RowText(List<String> candidates, String memo) {}

    private Map<Integer, RowText> texts(UUID verification, List<Integer> lines) {
        Map<Integer, RowText> texts = new HashMap<>();
        jdbc.sql("""
                        select line, candidates, coalesce(memo, '') as memo from verification_row
                        where verification_id = ? and line = any(?)
                        """).params(verification, lines.toArray(Integer[]::new)).query(row -> {
            texts.put(
                    row.getInt("line"),
                    new RowText(List.of(row.getString("candidates").split("\n")), row.getString("memo")));
        });
        return texts;
    }
}
