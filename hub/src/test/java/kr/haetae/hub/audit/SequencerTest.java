package kr.haetae.hub.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
import org.junit.jupiter.api.Test;

/** Rows get their places and heads their signatures, whatever else goes on. */
class SequencerTest extends LogTest {
    private static final int WRITERS = 8;

    private static final int ROWS_OF_A_WRITER = 150;

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
