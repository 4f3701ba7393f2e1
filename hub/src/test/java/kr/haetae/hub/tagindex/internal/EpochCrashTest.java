package kr.haetae.hub.tagindex.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import kr.haetae.hub.directory.ExchangeId;
import kr.haetae.hub.tagindex.EpochRef;
import kr.haetae.hub.tagindex.LookupOutcome;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class EpochCrashTest {
    private final IndexBed bed = new IndexBed();
    private final byte[] tags = IndexBed.tags(31, 3_000);
    private final byte[] others = IndexBed.tags(32, 3_000);

    @AfterEach
    void close() {
        bed.close();
    }

    @Test
    void connectionKilledAmidActivationLeavesTheOldEpochServing() {
        EpochRef first = bed.activate(bed.publish("Upbit", 1, tags));
        EpochRef second = bed.publish("Upbit", 2, others);
        assertThatThrownBy(() -> bed.transactions.executeWithoutResult(status -> {
                    bed.index.activate(second);
                    killOwnConnection();
                }))
                .isInstanceOf(RuntimeException.class);
        assertThat(bed.index.activeEpochs()).containsExactly(first);
        assertThat(bed.index.awaitingProof()).containsExactly(second);
        assertThat(bed.hits(first, tags).cardinality()).isEqualTo(3_000);
        bed.activate(second);
        assertThat(bed.state(first)).isEqualTo("RETIRING");
    }

    @Test
    void buildKilledAmidLeavesNothingAndIsDoneAnew() throws Exception {
        TestUpload upload = TestUpload.of("Upbit", 1, IndexBed.tags(33, 400_000));
        bed.uploads.announce(bed.exchange("Upbit"), upload.signedBy(bed.agentKey));
        for (int number = 0; number < upload.chunks(); number++) {
            bed.uploads.store(new ExchangeId("Upbit"), 1, number, upload.chunk(number));
        }
        bed.uploads.complete(new ExchangeId("Upbit"), 1);
        ExecutorService other = Executors.newSingleThreadExecutor();
        try {
            Future<?> build = other.submit(bed.builder::buildWaiting);
            assertThat(killTheCopy()).isTrue();
            build.get(60, TimeUnit.SECONDS);
        } finally {
            other.shutdownNow();
        }
        EpochRef epoch = bed.index.find(new ExchangeId("Upbit"), 1).orElseThrow();
        assertThat(bed.state(epoch)).isEqualTo("UPLOADING");
        assertThat(bed.tables()).singleElement().asString().startsWith("tag_chunk_");
        bed.builder.buildWaiting();
        assertThat(bed.state(epoch)).isEqualTo("PROVING");
        byte[] some = Arrays.copyOf(upload.tags(), 2_000 * TagHmac.TAG_BYTES);
        assertThat(bed.hits(epoch, some).cardinality()).isEqualTo(2_000);
        assertThat(bed.jdbc.queryForObject(
                        "SELECT sum(length(suffixes)) FROM " + bed.tables().get(0), Long.class))
                .isEqualTo(400_000L * BucketLayout.forCount(400_000).suffixBytes());
    }

    @Test
    void lookupsDuringSwitchesSeeOneEpochWhole() throws Exception {
        AtomicReference<EpochRef> current = new AtomicReference<>(bed.activate(bed.publish("Upbit", 1, tags)));
        AtomicBoolean done = new AtomicBoolean();
        CountDownLatch looked = new CountDownLatch(50);
        ExecutorService readers = Executors.newFixedThreadPool(3);
        List<Future<Integer>> counts = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            counts.add(readers.submit(() -> lookupsUntil(done, current, looked)));
        }
        for (int epoch = 2; epoch <= 8; epoch++) {
            current.set(bed.activate(bed.publish("Upbit", epoch, epoch % 2 == 0 ? others : tags)));
            bed.sweep.sweep();
        }
        assertThat(looked.await(60, TimeUnit.SECONDS)).isTrue();
        done.set(true);
        readers.shutdown();
        assertThat(sum(counts)).isGreaterThanOrEqualTo(50);
        assertThat(bed.tables()).hasSize(1);
    }

    /** Every answer is all of the epoch's tags and none of the other's, or that the epoch is gone. */
    private int lookupsUntil(AtomicBoolean done, AtomicReference<EpochRef> current, CountDownLatch looked) {
        byte[] both = ByteBuffer.allocate(2 * 500 * TagHmac.TAG_BYTES)
                .put(tags, 0, 500 * TagHmac.TAG_BYTES)
                .put(others, 0, 500 * TagHmac.TAG_BYTES)
                .array();
        int lookups = 0;
        while (!done.get()) {
            EpochRef epoch = current.get();
            if (bed.index.lookup(epoch, both.clone()) instanceof LookupOutcome.Hits hits) {
                boolean even = epoch.epoch() % 2 == 0;
                assertThat(hits.places().get(0, 500).cardinality()).isEqualTo(even ? 0 : 500);
                assertThat(hits.places().get(500, 1_000).cardinality()).isEqualTo(even ? 500 : 0);
                lookups++;
                looked.countDown();
            }
        }
        return lookups;
    }

    private void killOwnConnection() {
        int pid = bed.jdbc.queryForObject("SELECT pg_backend_pid()", Integer.class);
        bed.inTransactionOfAnother(
                () -> bed.jdbc.queryForObject("SELECT pg_terminate_backend(?, 5000)", Boolean.class, pid));
    }

    /** Waits until a COPY into a bucket table runs and ends its connection. */
    private boolean killTheCopy() throws InterruptedException {
        for (int i = 0; i < 20_000; i++) {
            List<Boolean> killed = bed.jdbc.queryForList(
                    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE query LIKE 'COPY tag_bucket_%'"
                            + " AND state = 'active' AND datname = current_database()",
                    Boolean.class);
            if (killed.contains(true)) {
                return true;
            }
            Thread.sleep(1);
        }
        return false;
    }

    private static int sum(Collection<Future<Integer>> counts) throws Exception {
        int sum = 0;
        for (Future<Integer> count : counts) {
            sum += count.get(60, TimeUnit.SECONDS);
        }
        return sum;
    }
}
