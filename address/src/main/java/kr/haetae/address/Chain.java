package kr.haetae.address;

import java.util.Objects;

/**
 * One blockchain.
 *
 * @param name the plain word used everywhere outside, lower case, e.g. {@code bitcoin}, {@code bsc}
 * @param caip2 the CAIP-2 identifier, e.g. {@code eip155:56}
 * @param namespace what two chains share when one wallet exists on both: every EVM chain has {@code eip155},
 *     so that a lookup tag never depends on the EVM chain number; elsewhere the CAIP-2 identifier itself
 * @param label the short badge people read, e.g. {@code BTC}
 */
public record Chain(String name, String caip2, String namespace, String label) {
    public Chain {
        Objects.requireNonNull(name);
        Objects.requireNonNull(caip2);
        Objects.requireNonNull(namespace);
        Objects.requireNonNull(label);
    }

    /** A chain that shares its wallets with no other: its namespace is its CAIP-2 identifier. */
    public static Chain alone(String name, String caip2, String label) {
        return new Chain(name, caip2, caip2, label);
    }

    @Override
    public String toString() {
        return name;
    }
}
