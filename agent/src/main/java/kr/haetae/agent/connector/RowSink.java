package kr.haetae.agent.connector;

import org.jspecify.annotations.Nullable;

/** Takes the rows a connector reads. */
@FunctionalInterface
public interface RowSink {

    /**
     * Takes one row.
     *
     * @param chain as declared in the source: plain word or CAIP-2; null or blank where undeclared
     * @param address as it stands there; blank is counted as a skipped row
     * @param memo exactly as it stands there, null or empty where none
     */
    void row(@Nullable String chain, String address, @Nullable String memo);
}
