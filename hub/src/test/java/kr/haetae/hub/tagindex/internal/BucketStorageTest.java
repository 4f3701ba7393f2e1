package kr.haetae.hub.tagindex.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashSet;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.ConnectionCallback;

class BucketStorageTest {
    private static final IndexBed BED = new IndexBed();
    private static final int SMALL_PASS = 10_000;

    @AfterAll
    static void close() {
        BED.close();
    }

    @Test
    void answersAsASetWould() {
        long seed = System.nanoTime();
        SplittableRandom random = new SplittableRandom(seed);
        for (int count : new int[] {1, 63, 128, 5_000, 40_000, 70_000}) {
            byte[] tags = IndexBed.tags(random.nextLong(), count);
            BucketTable table = load(tags, BucketLayout.forCount(count), SMALL_PASS);
            assertAnswersAsASet(table, tags, random, "seed " + seed + ", " + count + " tags");
        }
    }

    @Test
    void findsNothingInAnEmptyIndex() {
        BucketTable table = load(new byte[0], BucketLayout.forCount(0), SMALL_PASS);
        assertThat(lookup(table, IndexBed.tags(1, 500)).cardinality()).isZero();
    }

    @Test
    void tellsNeighboursAtTheEdgesOfBucketsApart() {
        BucketLayout layout = new BucketLayout(9);
        ByteBuffer edges = ByteBuffer.allocate(4 * layout.buckets() * TagHmac.TAG_BYTES);
        for (int bucket = 0; bucket < layout.buckets(); bucket++) {
            edges.putInt(bucket << 23).putLong(0);
            edges.putInt(bucket << 23).putLong(1);
            edges.putInt(bucket << 23 | 0x7fffff).putLong(-2);
            edges.putInt(bucket << 23 | 0x7fffff).putLong(-1);
        }
        byte[] all = edges.array();
        byte[] stored = everyOther(all, 0);
        byte[] missing = everyOther(all, 1);
        BucketTable table = load(stored, layout, SMALL_PASS);
        assertThat(lookup(table, stored).cardinality()).isEqualTo(stored.length / TagHmac.TAG_BYTES);
        assertThat(lookup(table, missing).cardinality()).isZero();
    }

    @Test
    void takesAllTagsInOneBucket() {
        SplittableRandom random = new SplittableRandom(5);
        byte[] tags = IndexBed.tags(5, 9_000);
        for (int at = 0; at < tags.length; at += TagHmac.TAG_BYTES) {
            tags[at] = 0x5a;
            tags[at + 1] = 0x11;
        }
        BucketTable table = load(tags, new BucketLayout(12), SMALL_PASS);
        assertAnswersAsASet(table, tags, random, "one bucket");
        assertThat(rows(table)).isEqualTo(1);
    }

    @Test
    void findsNoTagAcrossTheBorderOfTwoSuffixes() {
        // Bytes 1 to 12 of the two suffixes side by side, read from any other place than a border, are no tag.
        byte[] tags = new byte[2 * TagHmac.TAG_BYTES];
        for (int i = 0; i < tags.length; i++) {
            tags[i] = (byte) i;
        }
        BucketTable table = load(tags, new BucketLayout(0), SMALL_PASS);
        for (int shift = 1; shift < TagHmac.TAG_BYTES; shift++) {
            byte[] across = Arrays.copyOfRange(tags, shift, shift + TagHmac.TAG_BYTES);
            assertThat(lookup(table, across).cardinality())
                    .as("shift %d", shift)
                    .isZero();
        }
        assertThat(lookup(table, tags).cardinality()).isEqualTo(2);
    }

    @Test
    void keepsRepeatedTagsOnce() {
        byte[] once = IndexBed.tags(6, 3_000);
        byte[] thrice = ByteBuffer.allocate(3 * once.length)
                .put(once)
                .put(once)
                .put(once)
                .array();
        BucketTable table = load(thrice, BucketLayout.forCount(9_000), SMALL_PASS);
        assertThat(lookup(table, once).cardinality()).isEqualTo(3_000);
        assertThat(BED.jdbc.queryForObject("SELECT sum(length(suffixes)) FROM " + table.name(), Long.class))
                .isEqualTo(3_000L * BucketLayout.forCount(9_000).suffixBytes());
    }

    @Test
    void refusesSoManyRepeatsThatAPassWouldNotFit() {
        byte[] same = new byte[30_000 * TagHmac.TAG_BYTES];
        assertThatThrownBy(() -> load(same, BucketLayout.forCount(30_000), 1_000))
                .isInstanceOf(EpochRejected.class);
    }

    private void assertAnswersAsASet(BucketTable table, byte[] tags, SplittableRandom random, String description) {
        Set<ByteBuffer> model = new HashSet<>();
        for (int i = 0; i < tags.length / TagHmac.TAG_BYTES; i++) {
            model.add(ByteBuffer.wrap(IndexBed.tag(tags, i)));
        }
        byte[] asked = IndexBed.tags(random.nextLong(), 1_000);
        for (int i = 0; i < 1_000; i++) {
            if (random.nextBoolean()) {
                int place = random.nextInt(tags.length / TagHmac.TAG_BYTES);
                System.arraycopy(IndexBed.tag(tags, place), 0, asked, i * TagHmac.TAG_BYTES, TagHmac.TAG_BYTES);
                // A near miss: one bit of a stored tag turned.
                int bit = random.nextInt(8 * TagHmac.TAG_BYTES);
                asked[i * TagHmac.TAG_BYTES + bit / 8] ^= (byte) (random.nextInt(2) << bit % 8);
            }
        }
        BitSet expected = new BitSet();
        for (int i = 0; i < 1_000; i++) {
            expected.set(i, model.contains(ByteBuffer.wrap(IndexBed.tag(asked, i))));
        }
        assertThat(expected.cardinality()).as(description).isBetween(1, 999);
        assertThat(lookup(table, asked)).as(description).isEqualTo(expected);
    }

    private BucketTable load(byte[] keyed, BucketLayout layout, long passTags) {
        UUID indexId = UUID.randomUUID();
        ChunkTable chunks = new ChunkTable(indexId);
        BucketTable table = new BucketTable(indexId, layout);
        int count = keyed.length / TagHmac.TAG_BYTES;
        BED.jdbc.update("""
                INSERT INTO tag_epoch (index_id, exchange, epoch, state, tag_count, digest, public_key, namespaces, manifest,
                    manifest_sha256, bucket_bits, announced_at, built_at, activated_at, tables_present)
                VALUES (?, ?, 1, 'ACTIVE', 1, repeat('0', 64), repeat('0', 64), '{eip155}', '', repeat('0', 64), ?, now(),
                    now(), now(), true)
                """, indexId, "storage " + indexId, layout.bits());
        ConnectionCallback<Boolean> build = connection -> {
            chunks.create(connection);
            int number = 0;
            for (int from = 0; from < keyed.length; from += 4_096 * TagHmac.TAG_BYTES) {
                byte[] chunk =
                        Arrays.copyOfRange(keyed, from, Math.min(keyed.length, from + 4_096 * TagHmac.TAG_BYTES));
                chunks.insert(connection, number++, new byte[32], StagedChunk.of(chunk));
            }
            new BucketBuild(chunks, table, layout, passTags).run(connection, count);
            return true;
        };
        BED.transactions.executeWithoutResult(status -> BED.jdbc.execute(build));
        return table;
    }

    private static BitSet lookup(BucketTable table, byte[] keyed) {
        ConnectionCallback<BitSet> lookup =
                connection -> table.lookup(connection, keyed).orElseThrow();
        return BED.jdbc.execute(lookup);
    }

    private static long rows(BucketTable table) {
        return BED.jdbc.queryForObject("SELECT count(*) FROM " + table.name(), Long.class);
    }

    private static byte[] everyOther(byte[] tags, int first) {
        ByteBuffer picked = ByteBuffer.allocate(tags.length / 2);
        for (int i = first; i < tags.length / TagHmac.TAG_BYTES; i += 2) {
            picked.put(IndexBed.tag(tags, i));
        }
        return picked.array();
    }
}
