package kr.haetae.agent.wallets;

import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Entries packed one behind the other into segments of 1 MiB; an entry is named by its position and is: set of chains (4
 * bytes), input length (2 bytes), memo length (2 bytes), input, memo.
 */
final class PackedEntries {
    /** Longest memo kept, in UTF-8 bytes. */
    static final int MAX_MEMO_BYTES = 1_024;

    private static final int SEGMENT_BITS = 20;
    private static final int SEGMENT_BYTES = 1 << SEGMENT_BITS;
    private static final int OFFSET_MASK = SEGMENT_BYTES - 1;
    private static final int MAX_SEGMENTS = 1 << (31 - SEGMENT_BITS);
    private static final int CHAINS_BYTES = 4;
    private static final int LENGTHS_BYTES = 4;
    private static final int HEAD_BYTES = CHAINS_BYTES + LENGTHS_BYTES;

    private final List<byte[]> segments = new ArrayList<>();
    private int used = SEGMENT_BYTES;

    /**
     * Adds an entry and returns its position.
     *
     * @param chains the set of {@link ChainNumbers} it was listed on
     * @throws IllegalStateException beyond 2 GiB, about 50 million wallets
     */
    int add(byte[] input, byte[] memo, int chains) {
        int length = HEAD_BYTES + input.length + memo.length;
        if (used + length > SEGMENT_BYTES) {
            if (segments.size() == MAX_SEGMENTS) {
                throw new IllegalStateException("too many wallets for one agent");
            }
            segments.add(new byte[SEGMENT_BYTES]);
            used = 0;
        }
        int position = (segments.size() - 1) << SEGMENT_BITS | used;
        byte[] segment = segments.get(segments.size() - 1);
        putInt(segment, used, chains);
        putShort(segment, used + CHAINS_BYTES, input.length);
        putShort(segment, used + CHAINS_BYTES + 2, memo.length);
        System.arraycopy(input, 0, segment, used + HEAD_BYTES, input.length);
        System.arraycopy(memo, 0, segment, used + HEAD_BYTES + input.length, memo.length);
        used += length;
        return position;
    }

    /** The chains an entry was listed on. */
    int chains(int position) {
        byte[] segment = segment(position);
        int at = position & OFFSET_MASK;
        return getShort(segment, at) << 16 | getShort(segment, at + 2);
    }

    /** Says that an entry is listed on further chains. */
    void addChains(int position, int chains) {
        putInt(segment(position), position & OFFSET_MASK, chains(position) | chains);
    }

    byte[] input(int position) {
        int from = inputFrom(position);
        return Arrays.copyOfRange(segment(position), from, from + inputLength(position));
    }

    byte[] memo(int position) {
        int from = inputFrom(position) + inputLength(position);
        return Arrays.copyOfRange(segment(position), from, from + memoLength(position));
    }

    int compareInput(int position, byte[] other) {
        int from = inputFrom(position);
        return Arrays.compareUnsigned(segment(position), from, from + inputLength(position), other, 0, other.length);
    }

    int compareInputs(int left, int right) {
        int leftFrom = inputFrom(left);
        int rightFrom = inputFrom(right);
        return Arrays.compareUnsigned(
                segment(left),
                leftFrom,
                leftFrom + inputLength(left),
                segment(right),
                rightFrom,
                rightFrom + inputLength(right));
    }

    /** Compares inputs, then memos. */
    int compare(int left, int right) {
        int inputs = compareInputs(left, right);
        if (inputs != 0) {
            return inputs;
        }
        int leftFrom = inputFrom(left) + inputLength(left);
        int rightFrom = inputFrom(right) + inputLength(right);
        return Arrays.compareUnsigned(
                segment(left),
                leftFrom,
                leftFrom + memoLength(left),
                segment(right),
                rightFrom,
                rightFrom + memoLength(right));
    }

    /**
     * Lengths included, so that two different lists never give the same bytes; without the chains, for the same tags need no
     * new epoch.
     */
    void digestInto(int position, MessageDigest digest) {
        digest.update(
                segment(position),
                (position & OFFSET_MASK) + CHAINS_BYTES,
                LENGTHS_BYTES + inputLength(position) + memoLength(position));
    }

    private byte[] segment(int position) {
        return segments.get(position >>> SEGMENT_BITS);
    }

    private int inputLength(int position) {
        return getShort(segment(position), (position & OFFSET_MASK) + CHAINS_BYTES);
    }

    private int memoLength(int position) {
        return getShort(segment(position), (position & OFFSET_MASK) + CHAINS_BYTES + 2);
    }

    private static int inputFrom(int position) {
        return (position & OFFSET_MASK) + HEAD_BYTES;
    }

    private static void putInt(byte[] bytes, int at, int value) {
        putShort(bytes, at, value >>> 16);
        putShort(bytes, at + 2, value);
    }

    private static void putShort(byte[] bytes, int at, int value) {
        bytes[at] = (byte) (value >>> 8);
        bytes[at + 1] = (byte) value;
    }

    private static int getShort(byte[] bytes, int at) {
        return (bytes[at] & 0xff) << 8 | (bytes[at + 1] & 0xff);
    }
}
