package kr.haetae.hub.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What may be taken from the log at the end of its term, and what never. */
class LogErasureTest extends LogTest {
    @Test
    void erasingARowTakesWhatOpensItAndLeavesTheLogVerifying() {
        UUID id = UUID.randomUUID();
        UUID young = UUID.randomUUID();
        transactions.executeWithoutResult(status -> record(id, "somebody"));
        sequenceAll();
        long index = rows.indexesOf(List.of(id)).get(id);
        LogRow before = opened(index);
        assertThat(before.openings()).hasSize(3);
        assertThat(before.openings().get(0).values()).containsExactly("somebody");

        assertThat(erase(id)).isEqualTo(1);

        LogRow after = opened(index);
        assertThat(after.openings()).isEmpty();
        assertThat(after.leaf()).isEqualTo(before.leaf());
        assertThat(count("select count(*) from audit_entry where actor = 'erased' and case_id is null "
                        + "and facts = '{}' and id = '" + id + "'"))
                .isEqualTo(1);
        assertTheLogIsWhole();
        assertThat(erase(id)).as("once").isZero();
        transactions.executeWithoutResult(status -> {
            record(young, "somebody");
            assertThat(erase(young)).as("not before it is in the log").isZero();
        });
    }

    @Test
    void nothingElseOfTheLogCanBeChanged() {
        transactions.executeWithoutResult(status -> record(UUID.randomUUID(), "somebody"));
        sequenceAll();
        for (String change : List.of(
                "update audit_entry set actor = 'erased', case_id = null, facts = '{}', erased_at = now()",
                "update audit_entry set actor = 'other', erased_at = now()",
                "delete from audit_entry",
                "update audit_leaf set leaf = 'x'",
                "update audit_leaf set row_salt = sha256('x')",
                "update audit_leaf set leaf_index = leaf_index + 1000000",
                "delete from audit_leaf",
                "truncate audit_leaf",
                "update audit_checkpoint set root = sha256('x')",
                "update audit_checkpoint set note = 'x'",
                "delete from audit_checkpoint")) {
            assertThatThrownBy(() -> jdbc.sql(change).update())
                    .as(change)
                    .hasStackTraceContaining("never changed or removed");
        }
    }

    private LogRow opened(long index) {
        return rows.rows(index, index + 1, 1, LogRows.Openings.OPENED).get(0);
    }

    private int erase(UUID id) {
        return jdbc.sql("select erase_audit_entries(array[?]::uuid[], now())")
                .param(id)
                .query(Integer.class)
                .single();
    }
}
