package kr.haetae.hub.verification.export;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import kr.haetae.hub.verification.RowJson;
import kr.haetae.hub.verification.RowResult;
import kr.haetae.protocol.Json;

/** Results as a JSON array of rows. */
public final class JsonExport {
    private JsonExport() {}

    public static void write(Iterable<RowResult> rows, OutputStream out) throws IOException {
        String separator = "[\n";
        for (RowResult row : rows) {
            out.write(separator.getBytes(StandardCharsets.UTF_8));
            out.write(Json.write(RowJson.of(row)));
            separator = ",\n";
        }
        out.write("\n]\n".getBytes(StandardCharsets.UTF_8));
        out.flush();
    }
}
