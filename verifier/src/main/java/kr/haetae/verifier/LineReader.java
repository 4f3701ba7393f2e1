package kr.haetae.verifier;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import kr.haetae.protocol.BatchCommitment;
import kr.haetae.protocol.audit.BundleLine;
import org.jspecify.annotations.Nullable;

/** Reads lines of bounded length and keeps the SHA-256 over all lines before the last one read. */
final class LineReader {
    private static final int BUFFER_BYTES = 64 * 1024;

    private final InputStream in;
    private final MessageDigest before = BatchCommitment.sha256();
    private byte[] last = new byte[0];
    private long lines;

    LineReader(InputStream in) {
        this.in = new BufferedInputStream(in, BUFFER_BYTES);
    }

    /** The next line without its newline, or null at the end; a last line without a newline is a truncated one. */
    byte @Nullable [] next() throws IOException, BundleFailure {
        int first = in.read();
        if (first < 0) {
            return null;
        }
        if (lines > 0) {
            before.update(last);
            before.update((byte) '\n');
        }
        lines++;
        last = line(first);
        return last;
    }

    private byte[] line(int first) throws IOException, BundleFailure {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int read = first; read != '\n'; read = in.read()) {
            if (read < 0) {
                throw BundleFailure.of(FailureReason.TRUNCATED);
            }
            if (line.size() >= BundleLine.MAX_LINE_BYTES) {
                throw BundleFailure.of(FailureReason.LINE_TOO_LONG);
            }
            line.write(read);
        }
        return line.toByteArray();
    }

    /** Lines read so far, the number of the last one. */
    long lines() {
        return lines;
    }

    /** SHA-256 over all lines before the last one read, newlines included; to be asked once. */
    byte[] sha256OfLinesBefore() {
        return before.digest();
    }
}
