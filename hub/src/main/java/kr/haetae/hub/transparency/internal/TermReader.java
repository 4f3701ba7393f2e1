package kr.haetae.hub.transparency.internal;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import kr.haetae.hub.audit.AuditEntry;
import kr.haetae.hub.audit.AuditEvent;
import kr.haetae.hub.audit.CaseRef;
import kr.haetae.hub.audit.LogQuery;
import kr.haetae.hub.audit.LogQuery.Participant;
import kr.haetae.hub.casework.CaseId;
import kr.haetae.hub.directory.Directory;
import kr.haetae.hub.directory.ExchangeId;
import kr.haetae.hub.directory.Organisation;
import kr.haetae.hub.directory.People;
import kr.haetae.hub.frame.Limit;
import kr.haetae.hub.frame.PageTimes;
import kr.haetae.hub.frame.Problem;
import kr.haetae.hub.frame.ProblemCode;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Makes a query of what an auditor typed. */
@Component
class TermReader {
    private static final int DATE_CHARACTERS = 10;
    private static final String EXCHANGE = "exchange:";

    private final People people;
    private final Directory directory;

    TermReader(People people, Directory directory) {
        this.people = people;
        this.directory = directory;
    }

    /**
     * The query.
     *
     * @throws Problem INVALID_FIELD with the field's name, CASE_ID_INVALID
     */
    LogQuery query(SearchTerms terms) {
        terms.named().forEach((name, text) -> check(text.length() <= Limit.SEARCH_CHARACTERS.value(), name));
        check(terms.caseId() == null || terms.agency() != null, "agency");
        return new LogQuery(
                event(terms.event()),
                actor(terms.person()),
                participant(terms),
                inCase(terms),
                time(terms.since(), 0, "since"),
                time(terms.until(), 1, "until"));
    }

    private static @Nullable AuditEvent event(@Nullable String code) {
        return code == null ? null : AuditEvent.of(code).orElseThrow(() -> invalid("event"));
    }

    /** Only who is known: whatever else was typed must not get into the record of the search. */
    private @Nullable String actor(@Nullable String id) {
        check(
                id == null
                        || id.equals(AuditEntry.HUB)
                        || isExchange(id)
                        || people.find(id).isPresent(),
                "person");
        return id;
    }

    private boolean isExchange(String actor) {
        return actor.startsWith(EXCHANGE)
                && known(new Organisation(Organisation.Kind.EXCHANGE, actor.substring(EXCHANGE.length())));
    }

    private boolean known(Organisation organisation) {
        return organisation.isExchange()
                ? directory.find(new ExchangeId(organisation.id())).isPresent()
                : directory.agency(organisation.id()).isPresent();
    }

    /** An agency without a case is the agency as an organisation. */
    private @Nullable Participant participant(SearchTerms terms) {
        String agency = terms.caseId() == null ? terms.agency() : null;
        String key = terms.organisation() == null && agency != null ? "agency:" + agency : terms.organisation();
        if (key == null) {
            return null;
        }
        Organisation organisation = organisation(key);
        check(known(organisation), "organisation");
        Set<String> actors = new HashSet<>();
        people.of(organisation).forEach(person -> actors.add(person.id()));
        if (organisation.isExchange()) {
            actors.add(organisation.key());
        }
        return new Participant(actors, organisation.isExchange() ? null : organisation.id());
    }

    private static Organisation organisation(String key) {
        try {
            return Organisation.ofKey(key);
        } catch (IllegalArgumentException e) {
            throw invalid("organisation");
        }
    }

    private @Nullable CaseRef inCase(SearchTerms terms) {
        if (terms.caseId() == null || terms.agency() == null) {
            return null;
        }
        check(directory.agency(terms.agency()).isPresent(), "agency");
        return new CaseRef(terms.agency(), new CaseId(terms.caseId()).value());
    }

    /**
     * A point in time.
     *
     * @param days added where a whole day was named
     */
    private static @Nullable Instant time(@Nullable String typed, int days, String field) {
        if (typed == null) {
            return null;
        }
        try {
            if (typed.endsWith("Z")) {
                return Instant.parse(typed);
            }
            return typed.length() == DATE_CHARACTERS
                    ? LocalDate.parse(typed)
                            .plusDays(days)
                            .atStartOfDay(PageTimes.SEOUL)
                            .toInstant()
                    : LocalDateTime.parse(typed).atZone(PageTimes.SEOUL).toInstant();
        } catch (DateTimeException e) {
            throw invalid(field);
        }
    }

    private static void check(boolean holds, String field) {
        if (!holds) {
            throw invalid(field);
        }
    }

    private static Problem invalid(String field) {
        return new Problem(ProblemCode.INVALID_FIELD, Map.of("field", field));
    }
}
