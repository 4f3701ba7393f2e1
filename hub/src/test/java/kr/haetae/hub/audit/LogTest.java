package kr.haetae.hub.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import kr.haetae.hub.HubTest;
import kr.haetae.tlog.Checkpoint;
import kr.haetae.tlog.Frontier;
import kr.haetae.tlog.MerkleTree;
import kr.haetae.tlog.NoteSigner;
import kr.haetae.tlog.SignedNote;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** A real log over a real PostgreSQL, beside the hub's own worker that sequences it too. */
abstract class LogTest extends HubTest {
    @Autowired
    private AuditLog audit;

    @Autowired
    Sequencer sequencer;

    @Autowired
    LogHeads heads;

    @Autowired
    LogRows rows;

    @Autowired
    NoteSigner log;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transactions;

    /** Every committed row has its leaf, indexes have no gap, and every head signed is the root over the leaves. */
    void assertTheLogIsWhole() {
        List<String> leaves = jdbc.sql("select leaf from audit_leaf order by leaf_index")
                .query(String.class)
                .list();
        assertThat(count("select coalesce(max(leaf_index) + 1, 0) from audit_leaf"))
                .isEqualTo(leaves.size());
        Map<Long, SignedNote> notes = new ConcurrentHashMap<>();
        jdbc.sql("select tree_size, note from audit_checkpoint where tree_size <= ?")
                .param(leaves.size())
                .query(row -> {
                    notes.put(row.getLong(1), SignedNote.parse(row.getString(2)));
                });
        Frontier frontier = Frontier.empty();
        for (String leaf : leaves) {
            frontier.append(MerkleTree.leafHash(leaf.getBytes(StandardCharsets.US_ASCII)));
            SignedNote note = notes.remove(frontier.size());
            if (note != null) {
                assertThat(note.isSignedBy(log.key())).isTrue();
                assertThat(Checkpoint.parse(note.text()).root()).isEqualTo(frontier.root());
            }
        }
        assertThat(notes).isEmpty();
    }

    void sequenceAll() {
        Instant until = Instant.now().plus(Duration.ofSeconds(30));
        while (count("select count(*) from audit_unsequenced") > 0) {
            assertThat(Instant.now()).isBefore(until);
            sequencer.sequence();
        }
    }

    void record(UUID id, String actor) {
        audit.record(
                id,
                new AuditEntry(AuditEvent.CASE_READ, actor, new CaseRef("far", "2026-7"), Map.of("b", "2", "a", "1")));
    }

    long count(String sql) {
        return jdbc.sql(sql).query(Long.class).single();
    }
}
