package kr.haetae.hub.directory.rest;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import kr.haetae.hub.directory.Directory;
import kr.haetae.hub.directory.Exchange;
import kr.haetae.hub.directory.ExchangeFacts;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "exchanges")
class ExchangesController {
    private final Directory directory;
    private final List<ExchangeFacts> facts;

    ExchangesController(Directory directory, ObjectProvider<ExchangeFacts> facts) {
        this.directory = directory;
        this.facts = facts.orderedStream().toList();
    }

    /** An exchange with what every feature knows of it. */
    record ExchangeView(
            String name, String displayName, boolean active, Instant admittedAt, Map<String, Object> facts) {}

    /** All of them. */
    record ExchangeList(List<ExchangeView> items) {}

    @GetMapping("/api/v1/exchanges")
    @Operation(summary = "The member exchanges; facts: whether its agent is online, its index's age and coverage")
    ExchangeList list() {
        return new ExchangeList(directory.exchanges().stream().map(this::view).toList());
    }

    private ExchangeView view(Exchange exchange) {
        Map<String, Object> known = new TreeMap<>();
        facts.forEach(source -> known.putAll(source.factsOf(exchange.id())));
        return new ExchangeView(
                exchange.id().name(), exchange.displayName(), exchange.active(), exchange.admittedAt(), known);
    }
}
