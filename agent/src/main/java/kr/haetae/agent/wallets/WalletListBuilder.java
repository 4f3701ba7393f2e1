package kr.haetae.agent.wallets;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import kr.haetae.address.Chain;
import kr.haetae.address.WalletAddress;

/** Collects wallets and skipped rows; safe for many threads. */
final class WalletListBuilder {
    private static final byte[] NO_MEMO = new byte[0];
    private static final int INITIAL_POSITIONS = 1_024;

    private final PackedEntries entries = new PackedEntries();
    private final TreeSet<String> namespaces = new TreeSet<>();
    private final Map<String, Long> skipped = new TreeMap<>();
    private final ChainNumbers chainNumbers;
    private int[] positions = new int[INITIAL_POSITIONS];
    private int count;
    private long rows;

    WalletListBuilder(ChainNumbers chainNumbers) {
        this.chainNumbers = chainNumbers;
    }

    /**
     * Adds a row that fits these addresses.
     *
     * @param memo or an empty text
     * @param chainsKnown whether the row said its chain itself, and rightly
     */
    void add(List<WalletAddress> addresses, String memo, boolean chainsKnown) {
        byte[] memoBytes = memo.isEmpty() ? NO_MEMO : memo.getBytes(StandardCharsets.UTF_8);
        if (memoBytes.length > PackedEntries.MAX_MEMO_BYTES) {
            skip("MEMO_TOO_LONG");
            return;
        }
        List<byte[]> inputs = addresses.stream().map(WalletAddress::lookupInput).toList();
        synchronized (this) {
            rows++;
            for (int i = 0; i < inputs.size(); i++) {
                Chain chain = addresses.get(i).chain();
                append(entries.add(inputs.get(i), memoBytes, chainsKnown ? chainNumbers.setOf(chain) : 0));
                namespaces.add(chain.namespace());
            }
        }
    }

    synchronized void skip(String reason) {
        rows++;
        skipped.merge(reason, 1L, Long::sum);
    }

    private void append(int position) {
        if (count == positions.length) {
            positions = Arrays.copyOf(positions, count + (count >> 1));
        }
        positions[count++] = position;
    }

    /** Sorts, drops duplicates, and ends the building. */
    synchronized LoadedWallets build() {
        PositionSort.sort(positions, count, entries);
        int kept = 0;
        for (int i = 0; i < count; i++) {
            if (kept == 0 || entries.compare(positions[kept - 1], positions[i]) != 0) {
                positions[kept++] = positions[i];
            } else {
                entries.addChains(positions[kept - 1], entries.chains(positions[i]));
            }
        }
        WalletList list =
                new WalletList(entries, Arrays.copyOf(positions, kept), List.copyOf(namespaces), chainNumbers);
        return new LoadedWallets(list, list.contentHash(), new LoadReport(rows, list.wallets(), skipped));
    }
}
