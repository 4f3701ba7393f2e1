package kr.haetae.hub.verification.planning;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import kr.haetae.address.AddressReader;
import kr.haetae.hub.verification.intake.RawRow;
import kr.haetae.hub.verification.reading.ReadRow;
import kr.haetae.hub.verification.reading.RowReader;
import kr.haetae.protocol.BatchSize;
import org.junit.jupiter.api.Test;

class BatchPlannerTest {
    private static final String HEX = "0123456789abcdef";

    private static List<ReadRow> rows(Random random, int count) {
        RowReader reader = new RowReader(AddressReader.standard());
        List<ReadRow> rows = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            StringBuilder address = new StringBuilder("0x");
            for (int digit = 0; digit < 40; digit++) {
                address.append(HEX.charAt(random.nextInt(digit < 37 ? 1 : 16)));
            }
            String text = random.nextInt(10) == 0 ? "nonsense" : address.toString();
            rows.add(reader.read(new RawRow(i + 1, text, null, null, false)));
        }
        return rows;
    }

    @Test
    void leadsEveryRowToItsOwnInputsAfterPacking() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int round = 0; round < 20; round++) {
            List<ReadRow> rows = rows(random, 1 + random.nextInt(5_000));
            BatchPlanner.Plan plan = new BatchPlanner(new SecureRandom()).plan(rows);
            RowLayout layout = RowLayout.unpack(plan.layout().packed());
            List<BatchPlan> batches = plan.batches().stream()
                    .map(batch -> BatchPlan.unpack(batch.packed()))
                    .toList();
            Set<Integer> used = new HashSet<>();
            for (int row = 0; row < rows.size(); row++) {
                assertThat(layout.count(row) == 0).isEqualTo(rows.get(row).fault() != null);
                for (int i = 0; i < layout.count(row); i++) {
                    int ref = layout.ref(row, i);
                    used.add(ref);
                    byte[] input =
                            batches.get(ElementRef.batchNo(ref)).input(UUID.randomUUID(), ElementRef.position(ref));
                    assertThat(rows.get(row).addresses())
                            .as("seed " + seed)
                            .anyMatch(address -> java.util.Arrays.equals(address.lookupInput(), input));
                }
            }
            assertThat(batches.stream().mapToInt(BatchPlan::addresses).sum()).isEqualTo(used.size());
            assertThat(batches).allMatch(batch -> BatchSize.isClass(batch.size()));
        }
    }

    @Test
    void keepsWhatOneRowMayMeanInOneBatchAndGroup() {
        RowReader reader = new RowReader(AddressReader.standard());
        List<ReadRow> rows = List.of(
                reader.read(new RawRow(1, "1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa", "bitcoin", null, false)),
                reader.read(new RawRow(2, "1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa", null, null, false)));
        BatchPlanner.Plan plan = new BatchPlanner(new SecureRandom()).plan(rows);
        assertThat(plan.layout().count(1)).isGreaterThan(1);
        assertThat(plan.layout().refs(1)).contains(plan.layout().ref(0, 0));
        BatchPlan batch = plan.batches().get(0);
        assertThat(java.util.Arrays.stream(plan.layout().refs(1)).map(ref -> batch.group(ElementRef.position(ref))))
                .containsOnly(batch.group(ElementRef.position(plan.layout().ref(0, 0))));
    }
}
