package kr.haetae.hub.tagindex.internal;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import org.postgresql.copy.CopyIn;

/** Writes bucket rows in PostgreSQL's binary COPY format; closing without {@link #end} throws the load away. */
final class BucketCopy implements AutoCloseable, BucketSorter.RowSink<SQLException> {
    private static final byte[] SIGNATURE = "PGCOPY\n\u00ff\r\n\0".getBytes(StandardCharsets.ISO_8859_1);
    private static final int BUFFER_BYTES = 256 * 1024;
    private static final int ROW_HEADER_BYTES = Short.BYTES + 3 * Integer.BYTES;
    private static final short COLUMNS = 2;
    private static final short END = -1;

    private final CopyIn copy;
    private final ByteBuffer buffer = ByteBuffer.allocate(BUFFER_BYTES);

    BucketCopy(CopyIn copy) {
        this.copy = copy;
        // Flags and the length of the header's extension are zero.
        buffer.put(SIGNATURE).putInt(0).putInt(0);
    }

    @Override
    public void row(int bucket, byte[] suffixes, int from, int length) throws SQLException {
        if (buffer.remaining() < ROW_HEADER_BYTES) {
            flush();
        }
        buffer.putShort(COLUMNS).putInt(Integer.BYTES).putInt(bucket).putInt(length);
        if (buffer.remaining() < length) {
            flush();
        }
        if (length <= buffer.remaining()) {
            buffer.put(suffixes, from, length);
        } else {
            copy.writeToCopy(suffixes, from, length);
        }
    }

    void end() throws SQLException {
        if (buffer.remaining() < Short.BYTES) {
            flush();
        }
        buffer.putShort(END);
        flush();
        copy.endCopy();
    }

    @Override
    public void close() throws SQLException {
        if (copy.isActive()) {
            copy.cancelCopy();
        }
    }

    private void flush() throws SQLException {
        copy.writeToCopy(buffer.array(), 0, buffer.position());
        buffer.clear();
    }
}
