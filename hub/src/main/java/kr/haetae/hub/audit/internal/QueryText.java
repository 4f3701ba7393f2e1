package kr.haetae.hub.audit.internal;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import kr.haetae.hub.audit.LogQuery;
import org.jspecify.annotations.Nullable;

/** A query of the log as a condition on table e, with its parameters. */
final class QueryText {
    private final StringBuilder condition = new StringBuilder("true");
    private final Map<String, Object> parameters = new HashMap<>();

    private QueryText() {}

    static QueryText of(LogQuery query) {
        QueryText text = new QueryText();
        if (query.event() != null) {
            text.and("e.event = :event", "event", query.event().code());
        }
        if (query.actor() != null) {
            text.and("e.actor = :actor", "actor", query.actor());
        }
        if (query.inCase() != null) {
            text.and("e.case_id = :case", "case", query.inCase().text());
        }
        if (query.organisation() != null) {
            text.of(query.organisation());
        }
        text.since("e.at >= :from", "from", query.from());
        text.since("e.at < :until", "until", query.until());
        return text;
    }

    private void of(LogQuery.Participant organisation) {
        String acts = "e.actor = any(:actors)";
        String[] actors = organisation.actors().toArray(String[]::new);
        if (organisation.agency() == null) {
            and(acts, "actors", actors);
        } else {
            and("(" + acts + " or starts_with(e.case_id, :cases))", "actors", actors);
            parameters.put("cases", organisation.agency() + "/");
        }
    }

    private void since(String part, String name, @Nullable Instant time) {
        if (time != null) {
            and(part, name, time.atOffset(ZoneOffset.UTC));
        }
    }

    private void and(String part, String name, Object value) {
        condition.append(" and ").append(part);
        parameters.put(name, value);
    }

    String condition() {
        return condition.toString();
    }

    Map<String, Object> parameters() {
        return parameters;
    }
}
