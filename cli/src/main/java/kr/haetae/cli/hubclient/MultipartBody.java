package kr.haetae.cli.hubclient;

import java.io.FileNotFoundException;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** A {@code multipart/form-data} body (RFC 7578): some fields and one file, which is streamed from disk. */
public final class MultipartBody {
    private final String boundary = "haetae-" + UUID.randomUUID();
    private final Map<String, String> fields;
    private final Path file;
    private final String fileName;

    public MultipartBody(Map<String, String> fields, Path file, String fileName) {
        this.fields = Map.copyOf(fields);
        this.file = file;
        this.fileName = fileName;
    }

    String contentType() {
        return "multipart/form-data; boundary=" + boundary;
    }

    BodyPublisher publisher() {
        List<BodyPublisher> parts = new ArrayList<>();
        fields.forEach((name, value) ->
                parts.add(text(part("name=\"" + name + "\"", "text/plain; charset=UTF-8") + value + "\r\n")));
        String safeName = fileName.replaceAll("[\"\\r\\n]", "_");
        parts.add(text(part("name=\"file\"; filename=\"" + safeName + "\"", "application/octet-stream")));
        try {
            parts.add(BodyPublishers.ofFile(file));
        } catch (FileNotFoundException e) {
            throw new IllegalArgumentException("the file is gone", e);
        }
        parts.add(text("\r\n--" + boundary + "--\r\n"));
        return BodyPublishers.concat(parts.toArray(BodyPublisher[]::new));
    }

    private String part(String disposition, String contentType) {
        return "--" + boundary + "\r\nContent-Disposition: form-data; " + disposition + "\r\nContent-Type: "
                + contentType + "\r\n\r\n";
    }

    private static BodyPublisher text(String text) {
        return BodyPublishers.ofString(text, StandardCharsets.UTF_8);
    }
}
