package kr.haetae.hub.machineport.internal;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.function.LongSupplier;

/** A request whose body is in memory already: nobody behind it waits for the network. */
final class WholeBody extends HttpServletRequestWrapper {
    private static final int PIECE_BYTES = 32 * 1024;

    private final byte[] body;

    private WholeBody(HttpServletRequest request, byte[] body) {
        super(request);
        this.body = body;
    }

    /** The body is longer than any the machine port takes. */
    static final class TooLong extends IOException {
        private static final long serialVersionUID = 1L;
    }

    /**
     * Reads the body. Memory grows with what comes, not with what was announced.
     *
     * @throws TooLong if it is longer than allowed
     * @throws IOException if it does not come in time, or breaks off
     */
    static WholeBody read(HttpServletRequest request, long maxBytes, long maxNanos, LongSupplier nanoTime)
            throws IOException {
        long start = nanoTime.getAsLong();
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        byte[] piece = new byte[PIECE_BYTES];
        InputStream in = request.getInputStream();
        for (int read = in.read(piece); read >= 0; read = in.read(piece)) {
            body.write(piece, 0, read);
            if (body.size() > maxBytes) {
                throw new TooLong();
            }
            if (nanoTime.getAsLong() - start > maxNanos) {
                throw new IOException("the body does not come in time");
            }
        }
        return new WholeBody(request, body.toByteArray());
    }

    @Override
    public ServletInputStream getInputStream() {
        return new InMemory(body);
    }

    @Override
    public BufferedReader getReader() {
        return new BufferedReader(new InputStreamReader(new ByteArrayInputStream(body), StandardCharsets.UTF_8));
    }

    private static final class InMemory extends ServletInputStream {
        private final ByteArrayInputStream bytes;

        InMemory(byte[] body) {
            this.bytes = new ByteArrayInputStream(body);
        }

        @Override
        public int read() {
            return bytes.read();
        }

        @Override
        public int read(byte[] target, int offset, int length) {
            return bytes.read(target, offset, length);
        }

        @Override
        public boolean isFinished() {
            return bytes.available() == 0;
        }

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void setReadListener(ReadListener listener) {
            throw new IllegalStateException("the body is in memory");
        }
    }
}
