package kr.haetae.hub.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import kr.haetae.hub.HubTest;
import kr.haetae.tlog.Checkpoint;
import kr.haetae.tlog.Frontier;
import kr.haetae.tlog.MerkleTree;
import kr.haetae.tlog.NoteSigner;
import kr.haetae.tlog.SignedNote;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** The real sequencer over a real PostgreSQL, beside the hub's own worker that does the same. */
class SequencerTest extends HubTest {
    private static final int WRITERS = 8;
    private static final int ROWS_OF_A_WRITER = 150;

    @Autowired
    private AuditLog audit;

    @Autowired
    private Sequencer sequencer;

    @Autowired
    private LogHeads heads;

    @Autowired
    private LogRows rows;

    @Autowired
    private NoteSigner log;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionTemplate transactions;

    @Test
    void everyCommittedRowGetsOneIndexWithoutAGapWhateverRollsBackOrCommitsLate() throws Exception {
        long seed = Long.getLong("haetae.seed", System.nanoTime());
        System.out.println("SequencerTest seed " + seed + " (-Dhaetae.seed)");
        Set<UUID> committed = ConcurrentHashMap.newKeySet();
        Set<UUID> rolledBack = ConcurrentHashMap.newKeySet();
        ExecutorService threads = Executors.newFixedThreadPool(WRITERS + 2);
        List<Future<?>> writers = new ArrayList<>();
        CountDownLatch writing = new CountDownLatch(WRITERS);
        for (int writer = 0; writer < WRITERS; writer++) {
            Random random = new Random(seed + writer);
            writers.add(threads.submit(counted(writing, () -> write(random, committed, rolledBack))));
        }
        for (int i = 0; i < 2; i++) {
            threads.execute(() -> {
                while (writing.getCount() > 0) {
                    sequencer.sequence();
                }
            });
        }
        for (Future<?> writer : writers) {
            writer.get(60, TimeUnit.SECONDS);
        }
        threads.shutdown();
        assertThat(threads.awaitTermination(30, TimeUnit.SECONDS)).isTrue();
        sequenceAll();

        assertThat(committed).hasSizeGreaterThan(WRITERS * ROWS_OF_A_WRITER / 2);
        assertThat(rolledBack).isNotEmpty();
        assertThat(rows.indexesOf(committed).keySet()).isEqualTo(committed);
        assertThat(rows.indexesOf(rolledBack)).isEmpty();
        assertTheLogIsWhole();
    }

    private void write(Random random, Set<UUID> committed, Set<UUID> rolledBack) {
        for (int row = 0; row < ROWS_OF_A_WRITER; row++) {
            UUID one = UUID.randomUUID();
            UUID other = UUID.randomUUID();
            boolean rollback = random.nextInt(4) == 0;
            transactions.executeWithoutResult(status -> {
                record(one, "writer");
                // The longer it stays open, the more others get ids after it and commit before it.
                pause(random.nextInt(6));
                record(other, "writer");
                if (rollback) {
                    status.setRollbackOnly();
                }
            });
            (rollback ? rolledBack : committed).addAll(List.of(one, other));
        }
    }

    @Test
    void aTransactionThatStaysOpenHoldsNobodyUpAndGetsItsPlaceWhenItCommits() throws Exception {
        UUID early = UUID.randomUUID();
        UUID late = UUID.randomUUID();
        CountDownLatch written = new CountDownLatch(1);
        CountDownLatch mayCommit = new CountDownLatch(1);
        ExecutorService thread = Executors.newSingleThreadExecutor();
        Future<?> open = thread.submit(() -> transactions.executeWithoutResult(status -> {
            record(early, "slow");
            written.countDown();
            await(mayCommit);
        }));
        written.await();
        transactions.executeWithoutResult(status -> record(late, "quick"));
        sequenceAll();
        assertThat(rows.indexesOf(List.of(early, late))).containsOnlyKeys(late);
        mayCommit.countDown();
        open.get(20, TimeUnit.SECONDS);
        thread.shutdown();
        sequenceAll();
        Map<UUID, Long> indexes = rows.indexesOf(List.of(early, late));
        assertThat(indexes.get(early)).isGreaterThan(indexes.get(late));
        assertTheLogIsWhole();
    }

    @Test
    void anActIsUnderASignedHeadWithinTenSeconds() {
        UUID id = UUID.randomUUID();
        Instant acted = Instant.now();
        transactions.executeWithoutResult(status -> record(id, "somebody"));
        while (rows.indexesOf(List.of(id)).isEmpty()) {
            assertThat(Duration.between(acted, Instant.now())).isLessThan(Duration.ofSeconds(10));
            pause(50);
        }
        long index = rows.indexesOf(List.of(id)).get(id);
        assertThat(heads.newest().orElseThrow().checkpoint().size()).isGreaterThan(index);
    }

    @Test
    void aRunThatFailsLeavesNothingBehindAndTheNextOneTakesItsRows() {
        UUID id = UUID.randomUUID();
        jdbc.sql("alter table audit_checkpoint add constraint no_heads check (tree_size < 0) not valid")
                .update();
        long tiles;
        try {
            transactions.executeWithoutResult(status -> record(id, "somebody"));
            tiles = count("select coalesce(sum(octet_length(hashes)), 0) from audit_tile");
            assertThatThrownBy(sequencer::sequence).hasStackTraceContaining("no_heads");
            assertThat(rows.indexesOf(List.of(id))).isEmpty();
            assertThat(count("select coalesce(sum(octet_length(hashes)), 0) from audit_tile"))
                    .isEqualTo(tiles);
        } finally {
            jdbc.sql("alter table audit_checkpoint drop constraint no_heads").update();
        }
        sequenceAll();
        assertThat(rows.indexesOf(List.of(id))).containsOnlyKeys(id);
        assertTheLogIsWhole();
    }

    @Test
    void nothingIsSignedOnTopOfATreeThatSomebodyChanged() {
        transactions.executeWithoutResult(status -> record(UUID.randomUUID(), "somebody"));
        sequenceAll();
        long size = heads.newest().orElseThrow().checkpoint().size();
        transactions.executeWithoutResult(status -> {
            jdbc.sql("update audit_tile set hashes = set_byte(hashes, 0, get_byte(hashes, 0) # 1) "
                            + "where level = 0 and tile_index = 0")
                    .update();
            record(UUID.randomUUID(), "somebody");
        });
        try {
            assertThatThrownBy(sequencer::sequence).isInstanceOf(LogDamagedException.class);
            assertThat(heads.newest().orElseThrow().checkpoint().size()).isEqualTo(size);
        } finally {
            jdbc.sql("update audit_tile set hashes = set_byte(hashes, 0, get_byte(hashes, 0) # 1) "
                            + "where level = 0 and tile_index = 0")
                    .update();
        }
        sequenceAll();
        assertTheLogIsWhole();
    }

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

    /** Every committed row has its leaf, indexes have no gap, and every head signed is the root over the leaves. */
    private void assertTheLogIsWhole() {
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

    private void sequenceAll() {
        Instant until = Instant.now().plus(Duration.ofSeconds(30));
        while (count("select count(*) from audit_unsequenced") > 0) {
            assertThat(Instant.now()).isBefore(until);
            sequencer.sequence();
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

    private void record(UUID id, String actor) {
        audit.record(id, new AuditEntry(AuditEvent.CASE_READ, actor, "2026-7", Map.of("b", "2", "a", "1")));
    }

    private long count(String sql) {
        return jdbc.sql(sql).query(Long.class).single();
    }

    private static Callable<Void> counted(CountDownLatch latch, Runnable work) {
        return () -> {
            try {
                work.run();
            } finally {
                latch.countDown();
            }
            return null;
        };
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
