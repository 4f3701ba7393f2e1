package kr.haetae.hub.tagindex.internal;

import static kr.haetae.hub.tagindex.internal.TagHmac.TAG_BYTES;

/**
 * A received chunk as it is staged: keyed tags grouped by their first byte, with a directory of where each group begins.
 * So a building pass over a range of first bytes reads just that slice of every chunk, and its memory is bounded
 * whatever the size of the epoch.
 */
public final class StagedChunk {
    /** Groups of a chunk, one a first byte. */
    public static final int GROUPS = 256;

    private final int[] directory;
    private final byte[] tags;

    private StagedChunk(int[] directory, byte[] tags) {
        this.directory = directory;
        this.tags = tags;
    }

    /** Groups keyed tags, 12 bytes each. */
    public static StagedChunk of(byte[] keyed) {
        int[] next = new int[GROUPS + 1];
        for (int at = 0; at < keyed.length; at += TAG_BYTES) {
            next[(keyed[at] & 0xff) + 1]++;
        }
        for (int group = 1; group <= GROUPS; group++) {
            next[group] += next[group - 1];
        }
        int[] directory = next.clone();
        byte[] grouped = new byte[keyed.length];
        for (int at = 0; at < keyed.length; at += TAG_BYTES) {
            int place = next[keyed[at] & 0xff]++;
            System.arraycopy(keyed, at, grouped, place * TAG_BYTES, TAG_BYTES);
        }
        return new StagedChunk(directory, grouped);
    }

    /** 257 counts: how many tags of the chunk come before each group, and at last all of them. */
    public int[] directory() {
        return directory;
    }

    /** The grouped tags. */
    public byte[] tags() {
        return tags;
    }
}
