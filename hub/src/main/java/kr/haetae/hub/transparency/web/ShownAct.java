package kr.haetae.hub.transparency.web;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import kr.haetae.hub.audit.CaseRef;
import kr.haetae.hub.audit.LogRow;
import kr.haetae.hub.audit.LogRow.Opening;
import kr.haetae.protocol.audit.AuditField;
import kr.haetae.protocol.audit.AuditLeaf;
import org.jspecify.annotations.Nullable;

/**
 * A row of the log as pages show it.
 *
 * @param event its code
 * @param did the event in words
 * @param actor who did it, null once erased
 * @param actorName as pages name them, null once erased
 * @param inCase the case, null where there is none or it was erased
 * @param caseText what the row says in place of the case, where that is a number alone
 * @param facts in the order the leaf commits to
 */
record ShownAct(
        LogRow row,
        Instant at,
        String event,
        String did,
        @Nullable String actor,
        @Nullable String actorName,
        @Nullable CaseRef inCase,
        @Nullable String caseText,
        Map<String, String> facts) {

    static ShownAct of(LogRow row, ActWords words) {
        AuditLeaf leaf = row.leaf();
        String actor = value(row, AuditField.ACTOR).orElse(null);
        String caseText = value(row, AuditField.CASE).orElse(null);
        CaseRef inCase = caseText != null && caseText.indexOf('/') > 0 ? CaseRef.parse(caseText) : null;
        return new ShownAct(
                row,
                Instant.parse(leaf.at()),
                leaf.event(),
                words.event(leaf.event()),
                actor,
                actor == null ? null : words.actor(actor),
                inCase,
                inCase == null ? caseText : null,
                facts(row));
    }

    /** Whether its content was erased at the end of its term. */
    public boolean erased() {
        return row.openings().isEmpty();
    }

    private static Optional<String> value(LogRow row, AuditField field) {
        return row.opening(field).map(opening -> opening.values().get(0));
    }

    private static Map<String, String> facts(LogRow row) {
        List<String> values = row.opening(AuditField.FACTS).map(Opening::values).orElse(List.of());
        Map<String, String> facts = new LinkedHashMap<>();
        for (int i = 0; i + 1 < values.size(); i += 2) {
            facts.put(values.get(i), values.get(i + 1));
        }
        return facts;
    }
}
