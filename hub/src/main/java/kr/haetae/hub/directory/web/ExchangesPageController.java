package kr.haetae.hub.directory.web;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import kr.haetae.hub.directory.Directory;
import kr.haetae.hub.directory.Exchange;
import kr.haetae.hub.directory.ExchangeFacts;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

@Controller
class ExchangesPageController {
    private final Directory directory;
    private final List<ExchangeFacts> facts;

    ExchangesPageController(Directory directory, ObjectProvider<ExchangeFacts> facts) {
        this.directory = directory;
        this.facts = facts.orderedStream().toList();
    }

    /**
     * An exchange as a line of the page.
     *
     * @param online null where nothing is known
     * @param coverage chain namespaces its index covers
     */
    record Line(
            String name,
            String displayName,
            boolean active,
            @Nullable Boolean online,
            @Nullable Instant lastSeen,
            @Nullable Instant indexActivatedAt,
            boolean indexFresh,
            List<String> coverage,
            Instant admittedAt) {}

    @GetMapping("/exchanges")
    String page(Model model) {
        model.addAttribute(
                "exchanges", directory.exchanges().stream().map(this::line).toList());
        return "exchanges";
    }

    private Line line(Exchange exchange) {
        Map<String, Object> known = new HashMap<>();
        facts.forEach(source -> known.putAll(source.factsOf(exchange.id())));
        return new Line(
                exchange.id().name(),
                exchange.displayName(),
                exchange.active(),
                known.get("online") instanceof Boolean online ? online : null,
                time(known.get("lastSeen")),
                time(known.get("indexActivatedAt")),
                Boolean.TRUE.equals(known.get("indexFresh")),
                known.get("indexNamespaces") instanceof List<?> all
                        ? all.stream().map(String::valueOf).toList()
                        : List.of(),
                exchange.admittedAt());
    }

    private static @Nullable Instant time(@Nullable Object text) {
        try {
            return text == null ? null : Instant.parse(text.toString());
        } catch (DateTimeParseException e) {
            return null;
        }
    }
}
