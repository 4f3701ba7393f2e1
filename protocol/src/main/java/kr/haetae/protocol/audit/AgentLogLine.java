package kr.haetae.protocol.audit;

import java.util.HexFormat;
import kr.haetae.protocol.BatchCommitment;
import kr.haetae.protocol.Json;
import tools.jackson.databind.JsonNode;

/**
 * A line of an agent's own log, as far as an auditor reads it.
 *
 * @param previous SHA-256 of the line before (without its line feed), hex; 64 zeros for the first
 * @param sha256 of this line, hex
 * @param batchHeader the hub's JWS where the line says that a batch came; else empty
 */
public record AgentLogLine(String previous, String sha256, String batchHeader) {
    /**
     * Reads a line without its line feed.
     *
     * @throws kr.haetae.protocol.MalformedMessageException if it is no JSON
     */
    public static AgentLogLine read(byte[] line) {
        JsonNode read = Json.read(line, JsonNode.class);
        JsonNode entry = read.path("entry");
        boolean batch = entry.path("kind").asString("").equals("batch");
        return new AgentLogLine(
                read.path("previous").asString(""),
                HexFormat.of().formatHex(BatchCommitment.sha256().digest(line)),
                batch ? entry.path("header").asString("") : "");
    }
}
