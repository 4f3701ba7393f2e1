package kr.haetae.hub.directory;

import java.util.Map;

/**
 * What another feature knows about an exchange, for the list of exchanges: features above the directory supply it, so
 * that dependencies still point down.
 */
public interface ExchangeFacts {
    /**
     * Named facts, such as {@code online → true} or {@code indexActivatedAt → 2026-11-22T08:00:00Z}. Values are
     * booleans, numbers, strings, or lists of strings. An empty map: nothing known.
     */
    Map<String, Object> factsOf(ExchangeId exchange);
}
