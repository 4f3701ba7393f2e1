package kr.haetae.tlog;

import java.nio.ByteBuffer;
import java.util.Arrays;

/** Verifies timestamped cosignatures, c2sp.org/tlog-cosignature v1. */
final class Cosignature {
    private Cosignature() {}

    static String message(long seconds, String text) {
        return "cosignature/v1\ntime " + seconds + "\n" + text;
    }

    static boolean verify(NoteKey key, String text, byte[] timestamped) {
        if (timestamped.length != Long.BYTES + Ed25519.SIGNATURE_BYTES) {
            return false;
        }
        long seconds = seconds(timestamped);
        byte[] signature = Arrays.copyOfRange(timestamped, Long.BYTES, timestamped.length);
        return seconds >= 0 && key.verifies(message(seconds, text), signature);
    }

    static long seconds(byte[] timestamped) {
        return ByteBuffer.wrap(timestamped).getLong();
    }
}
