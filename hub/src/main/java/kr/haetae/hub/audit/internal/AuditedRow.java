package kr.haetae.hub.audit.internal;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import kr.haetae.hub.audit.LogRow.Opening;
import kr.haetae.protocol.Json;
import kr.haetae.protocol.audit.AuditField;
import kr.haetae.protocol.audit.AuditLeaf;
import kr.haetae.protocol.audit.SaltedCommitment;
import kr.haetae.tlog.Base64Text;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What an act's row says, as it was written. */
record AuditedRow(
        UUID id,
        Instant at,
        String event,
        String actor,
        @Nullable String caseId,
        Map<String, String> facts) {
    /** The columns {@link #of} reads, of a table called e. */
    static final String COLUMNS = "e.id, e.at, e.event, e.actor, e.case_id, e.facts";

    static AuditedRow of(ResultSet row) throws SQLException {
        return new AuditedRow(
                row.getObject("id", UUID.class),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                row.getString("event"),
                row.getString("actor"),
                row.getString("case_id"),
                facts(row.getString("facts")));
    }

    AuditLeaf leaf(byte[] rowSalt) {
        return AuditLeaf.of(at, event, actor, caseId, facts, rowSalt);
    }

    /** What opens the leaf that was made with that salt. */
    List<Opening> openings(byte[] rowSalt) {
        List<Opening> openings = new ArrayList<>();
        openings.add(opening(AuditField.ACTOR, rowSalt, List.of(actor)));
        if (caseId != null) {
            openings.add(opening(AuditField.CASE, rowSalt, List.of(caseId)));
        }
        openings.add(opening(AuditField.FACTS, rowSalt, AuditLeaf.flatten(facts)));
        return openings;
    }

    private static Opening opening(AuditField field, byte[] rowSalt, List<String> values) {
        return new Opening(field, Base64Text.encode(SaltedCommitment.fieldSalt(rowSalt, field)), values);
    }

    private static Map<String, String> facts(String json) {
        Map<String, String> facts = new TreeMap<>();
        Json.read(json.getBytes(StandardCharsets.UTF_8), JsonNode.class)
                .forEachEntry((name, value) -> facts.put(name, value.asString()));
        return facts;
    }

    @Override
    public String toString() {
        return "AuditedRow[" + id + "]";
    }
}
