package kr.haetae.hub.tagindex.internal;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/**
 * Builds an epoch's bucket table from its staged chunks, in passes over ranges of tags so that memory stays bounded: about
 * 50 MB, whether the epoch has a million tags or a hundred.
 */
final class BucketBuild {
    /** Tags of one pass on average. */
    static final long PASS_TAGS = 2_000_000;

    private final ChunkTable chunks;
    private final BucketTable table;
    private final BucketLayout layout;
    private final long passTags;

    BucketBuild(ChunkTable chunks, BucketTable table, BucketLayout layout, long passTags) {
        this.chunks = chunks;
        this.table = table;
        this.layout = layout;
        this.passTags = passTags;
    }

    /**
     * Creates, loads and indexes the table inside the caller's transaction.
     *
     * @throws EpochRejected if so many tags are repeated that a pass would not fit into memory
     */
    void run(Connection connection, long count) throws SQLException {
        table.create(connection);
        int groupsPerPass = groupsPerPass(count);
        for (int group = 0; group < StagedChunk.GROUPS; group += groupsPerPass) {
            pass(connection, group, Math.min(StagedChunk.GROUPS, group + groupsPerPass));
        }
        table.finish(connection);
    }

    private int groupsPerPass(long count) {
        if (layout.bits() < Byte.SIZE) {
            // A bucket spans several groups; an epoch of so few tags is a single pass anyway.
            return StagedChunk.GROUPS;
        }
        return (int) Math.max(1, Math.min(StagedChunk.GROUPS, StagedChunk.GROUPS * passTags / Math.max(1, count)));
    }

    private void pass(Connection connection, int firstGroup, int endGroup) throws SQLException {
        if (chunks.countIn(connection, firstGroup, endGroup) > 2 * passTags) {
            throw new EpochRejected("repeated tags");
        }
        List<byte[]> slices = chunks.slices(connection, firstGroup, endGroup);
        try (BucketCopy copy = table.load(connection)) {
            new BucketSorter(layout).sort(slices, firstBucket(firstGroup), firstBucket(endGroup), copy);
            copy.end();
        }
    }

    private int firstBucket(int group) {
        return (int) ((long) group * layout.buckets() / StagedChunk.GROUPS);
    }
}
