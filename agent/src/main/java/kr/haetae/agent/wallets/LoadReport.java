package kr.haetae.agent.wallets;

import java.util.Map;
import java.util.TreeMap;

/**
 * What reading the wallets gave.
 *
 * @param rows read, skipped ones included
 * @param wallets distinct wallets in the list
 * @param skipped rows that are no address, by the code of the reason
 */
public record LoadReport(long rows, int wallets, Map<String, Long> skipped) {
    public LoadReport {
        skipped = java.util.Collections.unmodifiableMap(new TreeMap<>(skipped));
    }

    public long skippedRows() {
        return skipped.values().stream().mapToLong(Long::longValue).sum();
    }
}
