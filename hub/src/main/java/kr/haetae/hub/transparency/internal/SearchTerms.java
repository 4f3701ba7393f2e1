package kr.haetae.hub.transparency.internal;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What an auditor looks for, as it was typed; what is empty does not matter.
 *
 * @param event the code of an event
 * @param organisation the key of an agency or exchange
 * @param agency whose case {@code caseId} is; a number alone names no case
 * @param person the id of who did it, {@code exchange:NAME} or {@code hub}
 * @param since a day or time in Seoul, or an instant
 * @param until the last day, or the time in Seoul or the instant before which it was
 */
public record SearchTerms(
        @Nullable String event,
        @Nullable String organisation,
        @Nullable String agency,
        @Nullable String caseId,
        @Nullable String person,
        @Nullable String since,
        @Nullable String until) {
    public SearchTerms {
        event = orNull(event);
        organisation = orNull(organisation);
        agency = orNull(agency);
        caseId = orNull(caseId);
        person = orNull(person);
        since = orNull(since);
        until = orNull(until);
    }

    /** One case's rows. */
    public static SearchTerms of(String agency, String caseId) {
        return new SearchTerms(null, null, agency, caseId, null, null, null);
    }

    /** Whether nothing was typed: every row is meant. */
    public boolean empty() {
        return Stream.of(event, organisation, agency, caseId, person, since, until)
                .allMatch(Objects::isNull);
    }

    /** The terms by name, in their order; those that were not typed are left out. */
    public Map<String, String> named() {
        Map<String, String> named = new LinkedHashMap<>();
        put(named, "event", event);
        put(named, "organisation", organisation);
        put(named, "agency", agency);
        put(named, "caseId", caseId);
        put(named, "person", person);
        put(named, "since", since);
        put(named, "until", until);
        return named;
    }

    private static void put(Map<String, String> named, String name, @Nullable String value) {
        if (value != null) {
            named.put(name, value);
        }
    }

    private static @Nullable String orNull(@Nullable String typed) {
        return typed == null || typed.isBlank() ? null : typed.strip();
    }
}
