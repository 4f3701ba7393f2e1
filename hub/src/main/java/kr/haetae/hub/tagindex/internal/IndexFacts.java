package kr.haetae.hub.tagindex.internal;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import kr.haetae.hub.directory.ExchangeFacts;
import kr.haetae.hub.directory.ExchangeId;
import kr.haetae.hub.tagindex.TagIndex;
import kr.haetae.protocol.AgentApi.EpochState;
import org.springframework.stereotype.Component;

/** What the list of exchanges says of an index: its age and coverage, never how many tags it holds. */
@Component
class IndexFacts implements ExchangeFacts {
    private final EpochRegister register;
    private final TagIndex index;
    private final Clock clock;

    IndexFacts(EpochRegister register, TagIndex index, Clock clock) {
        this.register = register;
        this.index = index;
        this.clock = clock;
    }

    @Override
    public Map<String, Object> factsOf(ExchangeId exchange) {
        return register.inState(exchange, EpochState.ACTIVE)
                .map(EpochRow::ref)
                .<Map<String, Object>>map(epoch -> Map.of(
                        "indexActivatedAt", epoch.activatedAt().toString(),
                        "indexFresh", index.fresh(epoch, clock.instant()),
                        "indexNamespaces", List.copyOf(new TreeSet<>(epoch.namespaces()))))
                .orElse(Map.of());
    }
}
