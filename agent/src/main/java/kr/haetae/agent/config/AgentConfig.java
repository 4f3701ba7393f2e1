package kr.haetae.agent.config;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import kr.haetae.agent.connector.ExchangeConnector;

/**
 * What {@code agent.yaml} says.
 *
 * @param exchange name of the exchange, verbatim as the hub knows it
 * @param hubCard file of the hub's card
 * @param wallets where the wallets come from
 * @param refreshEvery how often the list is read again; zero for never
 * @param namespaces covered by the exchange; empty for those found in the list
 * @param elementsPerDay evaluations in one UTC day, under whatever epochs
 * @param confirmationsPerDay addresses in confirm requests in one UTC day
 * @param epochsPerDay most epochs the agent makes by itself in 24 hours
 * @param pureJava whether native code is forbidden
 * @param legalBases codes the exchange accepts
 * @param republishAfter age at which an epoch is replaced
 * @param dummyTagsPercent random dummy tags, of the number of wallets, before rounding up
 */
public record AgentConfig(
        String exchange,
        Path hubCard,
        ExchangeConnector wallets,
        Duration refreshEvery,
        List<String> namespaces,
        long elementsPerDay,
        long confirmationsPerDay,
        int epochsPerDay,
        boolean pureJava,
        Set<String> legalBases,
        Duration republishAfter,
        int dummyTagsPercent) {
    public AgentConfig {
        namespaces = List.copyOf(namespaces);
        legalBases = Set.copyOf(legalBases);
    }
}
