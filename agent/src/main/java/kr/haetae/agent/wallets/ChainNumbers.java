package kr.haetae.agent.wallets;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import kr.haetae.address.Chain;

/** Numbers the chains that share a lookup namespace, so that a set of them takes one {@code int}. */
final class ChainNumbers {
    private final Map<String, List<String>> namesByNamespace = new HashMap<>();

    /**
     * Numbers chains in their order.
     *
     * @throws IllegalArgumentException if more than 32 share one namespace
     */
    ChainNumbers(List<Chain> chains) {
        for (Chain chain : chains) {
            List<String> names = namesByNamespace.computeIfAbsent(chain.namespace(), namespace -> new ArrayList<>());
            if (names.size() == Integer.SIZE) {
                throw new IllegalArgumentException("more than 32 chains share " + chain.namespace());
            }
            names.add(chain.name());
        }
    }

    /** The set of this chain alone; empty for a chain that was not numbered. */
    int setOf(Chain chain) {
        int number = names(chain.namespace()).indexOf(chain.name());
        return number < 0 ? 0 : 1 << number;
    }

    /** The plain names of a set of chains of one namespace. */
    List<String> names(String namespace, int set) {
        List<String> all = names(namespace);
        List<String> names = new ArrayList<>(Integer.bitCount(set));
        for (int number = 0; number < all.size(); number++) {
            if ((set >>> number & 1) == 1) {
                names.add(all.get(number));
            }
        }
        return names;
    }

    private List<String> names(String namespace) {
        return namesByNamespace.getOrDefault(namespace, List.of());
    }
}
