package kr.haetae.hub.directory.web;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import kr.haetae.address.Chain;
import kr.haetae.address.ChainRegistry;
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
    /** Plain names of the chains that share a namespace, as the board's badges name them. */
    private static final Map<String, List<String>> CHAINS = ChainRegistry.standard().chains().stream()
            .collect(Collectors.groupingBy(Chain::namespace, Collectors.mapping(Chain::name, Collectors.toList())));

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
     * @param coverage plain names of the chains its index covers; a namespace unknown here as it is
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
                        ? all.stream()
                                .map(String::valueOf)
                                .flatMap(one -> CHAINS.getOrDefault(one, List.of(one)).stream())
                                .toList()
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
