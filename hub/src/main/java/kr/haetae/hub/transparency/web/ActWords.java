package kr.haetae.hub.transparency.web;

import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import kr.haetae.hub.audit.AuditEntry;
import kr.haetae.hub.audit.AuditEvent;
import kr.haetae.hub.directory.Directory;
import kr.haetae.hub.directory.ExchangeId;
import kr.haetae.hub.directory.Organisation;
import kr.haetae.hub.directory.People;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** Says acts, people and organisations in the page's language. */
@Component
class ActWords {
    private static final String EXCHANGE = "exchange:";

    private final MessageSource messages;
    private final Directory directory;
    private final People people;

    ActWords(MessageSource messages, Directory directory, People people) {
        this.messages = messages;
        this.directory = directory;
        this.people = people;
    }

    /** An event in words; a code nobody has words for stays a code. */
    String event(String code) {
        String said = messages.getMessage("event." + code, null, code, LocaleContextHolder.getLocale());
        return said == null ? code : said;
    }

    /** All events by code, in the order of their words. */
    Map<String, String> events() {
        Map<String, String> events = new LinkedHashMap<>();
        Arrays.stream(AuditEvent.values())
                .map(AuditEvent::code)
                .sorted(Comparator.comparing(this::event))
                .forEach(code -> events.put(code, event(code)));
        return events;
    }

    /** Who did it, by name. */
    String actor(String id) {
        if (id.equals(AuditEntry.HUB)) {
            return String.valueOf(messages.getMessage("audit.hub", null, id, LocaleContextHolder.getLocale()));
        }
        if (id.startsWith(EXCHANGE)) {
            return exchange(id.substring(EXCHANGE.length()));
        }
        return people.find(id)
                .map(person -> person.displayName() + " · " + organisation(person.organisation()))
                .orElse(id);
    }

    /** All organisations by key. */
    Map<String, String> organisations() {
        Map<String, String> names = new LinkedHashMap<>();
        agencies().forEach((id, name) -> names.put(Organisation.agency(id).key(), name));
        directory
                .exchanges()
                .forEach(one -> names.put(Organisation.exchange(one.id()).key(), one.displayName()));
        return names;
    }

    /** All agencies by id. */
    Map<String, String> agencies() {
        Map<String, String> names = new LinkedHashMap<>();
        directory.agencies().forEach(agency -> names.put(agency.id(), english() ? agency.nameEn() : agency.nameKo()));
        return names;
    }

    private String organisation(Organisation organisation) {
        return organisation.isExchange()
                ? exchange(organisation.id())
                : directory
                        .agency(organisation.id())
                        .map(agency -> english() ? agency.nameEn() : agency.nameKo())
                        .orElse(organisation.id());
    }

    private String exchange(String name) {
        return directory
                .find(new ExchangeId(name))
                .map(exchange -> exchange.displayName())
                .orElse(name);
    }

    private static boolean english() {
        return LocaleContextHolder.getLocale().getLanguage().equals("en");
    }
}
