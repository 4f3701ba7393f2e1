package kr.haetae.address.chain;

import java.util.Arrays;

/**
 * Reads the few CBOR items (RFC 8949) a Byron address is made of.
 *
 * <p>After a misread every answer is empty or -1, and {@link #isAtEnd()} stays false: ask that once at the end.
 */
final class CborReader {
    private static final int UNSIGNED = 0;
    private static final int BYTES = 2;
    private static final int ARRAY = 4;
    private static final int MAP = 5;
    private static final int ONE_MORE_BYTE = 24;
    private static final int FOUR_MORE_BYTES = 26;

    private final byte[] input;
    private int next;
    private boolean failed;

    CborReader(byte[] input, int from) {
        this.input = input;
        this.next = from;
    }

    /** An unsigned number below 2^32. */
    long unsigned() {
        return head(UNSIGNED);
    }

    long arraySize() {
        return head(ARRAY);
    }

    long mapSize() {
        return head(MAP);
    }

    byte[] bytes() {
        long length = head(BYTES);
        if (failed || length > input.length - next) {
            failed = true;
            return new byte[0];
        }
        byte[] value = Arrays.copyOfRange(input, next, next + (int) length);
        next += (int) length;
        return value;
    }

    /** Whether everything was understood and nothing is left. */
    boolean isAtEnd() {
        return !failed && next == input.length;
    }

    private long head(int majorType) {
        if (failed || next >= input.length || (input[next] & 0xe0) >>> 5 != majorType) {
            failed = true;
            return -1;
        }
        int additional = input[next++] & 0x1f;
        if (additional < ONE_MORE_BYTE) {
            return additional;
        }
        int size = 1 << (additional - ONE_MORE_BYTE);
        if (additional > FOUR_MORE_BYTES || size > input.length - next) {
            failed = true;
            return -1;
        }
        long value = 0;
        for (int i = 0; i < size; i++) {
            value = value << 8 | (input[next++] & 0xff);
        }
        return value;
    }
}
