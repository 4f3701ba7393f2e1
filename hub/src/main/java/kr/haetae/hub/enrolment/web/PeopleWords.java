package kr.haetae.hub.enrolment.web;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import kr.haetae.hub.directory.Directory;
import kr.haetae.hub.directory.ExchangeId;
import kr.haetae.hub.directory.Organisation;
import kr.haetae.hub.directory.People;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** Names of people and organisations as pages show them. */
@Component
class PeopleWords {
    private final Directory directory;
    private final People people;

    PeopleWords(Directory directory, People people) {
        this.directory = directory;
        this.people = people;
    }

    /** An organisation's name in the page's language. */
    String name(Organisation organisation) {
        boolean english = LocaleContextHolder.getLocale().getLanguage().equals("en");
        if (organisation.isExchange()) {
            return directory
                    .find(new ExchangeId(organisation.id()))
                    .map(one -> one.displayName())
                    .orElse(organisation.id());
        }
        return directory
                .agency(organisation.id())
                .map(one -> english ? one.nameEn() : one.nameKo())
                .orElse(organisation.id());
    }

    /** Names of several, by key. */
    Map<String, String> names(Collection<Organisation> organisations) {
        Map<String, String> names = new LinkedHashMap<>();
        organisations.forEach(one -> names.computeIfAbsent(one.key(), key -> name(one)));
        return names;
    }

    /** Names of people by id; an id nobody has is its own name, no id is the hub. */
    Map<String, String> namesOf(Collection<@Nullable String> ids) {
        Map<String, String> names = new LinkedHashMap<>();
        for (String id : ids) {
            if (id != null) {
                names.computeIfAbsent(
                        id,
                        key -> people.find(key).map(one -> one.displayName()).orElse(key));
            }
        }
        return names;
    }
}
