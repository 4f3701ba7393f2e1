package kr.haetae.hub.transparency.internal;

import java.util.Set;
import kr.haetae.hub.directory.Directory;
import kr.haetae.hub.directory.ExchangeId;
import org.springframework.stereotype.Component;

/** How many witnesses make a head a witnessed one. */
@Component
public class Quorum {
    private final Directory directory;
    private final AuditProperties properties;

    Quorum(Directory directory, AuditProperties properties) {
        this.directory = directory;
        this.properties = properties;
    }

    /** As set, else more than half of the active exchanges with a witness key; at least one. */
    public int needed() {
        return properties.witnessQuorum() > 0
                ? properties.witnessQuorum()
                : directory.witnessKeys().size() / 2 + 1;
    }

    /** Whether these, as far as they are active, are enough. */
    boolean reachedBy(Set<String> witnesses) {
        long active = directory.witnessKeys().keySet().stream()
                .map(ExchangeId::name)
                .filter(witnesses::contains)
                .count();
        return active >= needed();
    }
}
