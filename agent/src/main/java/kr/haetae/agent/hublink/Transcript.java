package kr.haetae.agent.hublink;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import kr.haetae.agent.keys.PrivateFiles;
import kr.haetae.protocol.BatchCommitment;
import kr.haetae.protocol.Json;
import kr.haetae.protocol.WireTime;
import org.jspecify.annotations.Nullable;

/**
 * Every byte of content that goes between agent and hub, one JSON line each, in order of receipt and of sending. Made for
 * checking what an exchange can see; it holds addresses of confirm requests in the clear, so it is 0600 and off by
 * default. Replies without content (an empty poll) are not written.
 */
public final class Transcript {
    private final @Nullable FileChannel file;
    private final Clock clock;

    private Transcript(@Nullable FileChannel file, Clock clock) {
        this.file = file;
        this.clock = clock;
    }

    /** Writes nothing. */
    public static Transcript off() {
        return new Transcript(null, Clock.systemUTC());
    }

    /** Appends to a file. */
    public static Transcript to(Path file, Clock clock) throws IOException {
        return new Transcript(PrivateFiles.open(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND), clock);
    }

    /**
     * One line.
     *
     * @param direction {@code in} from the hub, {@code out} to it
     * @param status of HTTP, 0 for what is sent
     * @param headers of the reply, all of them
     * @param body verbatim as UTF-8; empty for bulk uploads, which have their hash alone
     */
    record Line(
            String direction,
            String time,
            String method,
            String path,
            int status,
            Map<String, List<String>> headers,
            int bytes,
            String sha256,
            String body) {}

    void received(String method, URI uri, HttpResponse<byte[]> response) throws IOException {
        if (file != null && response.body().length > 0) {
            String query = uri.getRawQuery();
            String path = query == null ? uri.getRawPath() : uri.getRawPath() + "?" + query;
            write("in", method, path, response.statusCode(), response.headers().map(), response.body(), true);
        }
    }

    void sent(String method, String path, byte[] json) throws IOException {
        if (file != null && json.length > 0) {
            write("out", method, path, 0, Map.of(), json, true);
        }
    }

    void sentBulk(String method, String path, byte[] bytes) throws IOException {
        if (file != null) {
            write("out", method, path, 0, Map.of(), bytes, false);
        }
    }

    private synchronized void write(
            String direction,
            String method,
            String path,
            int status,
            Map<String, List<String>> headers,
            byte[] content,
            boolean verbatim)
            throws IOException {
        if (file == null) {
            return;
        }
        byte[] line = Json.write(new Line(
                direction,
                WireTime.format(clock.instant()),
                method,
                path,
                status,
                headers,
                content.length,
                HexFormat.of().formatHex(BatchCommitment.sha256().digest(content)),
                verbatim ? new String(content, StandardCharsets.UTF_8) : ""));
        ByteBuffer buffer =
                ByteBuffer.allocate(line.length + 1).put(line).put((byte) '\n').flip();
        while (buffer.hasRemaining()) {
            file.write(buffer);
        }
    }
}
