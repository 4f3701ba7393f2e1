package kr.haetae.agent.wallets;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import kr.haetae.address.WalletAddress;
import kr.haetae.protocol.BatchCommitment;

/**
 * Every wallet of the exchange, sorted by lookup input then memo, without duplicates; no object per wallet: about 40 bytes
 * each. One shared address with several memos is several entries of one wallet.
 */
public final class WalletList {
    private final PackedEntries entries;
    private final int[] sorted;
    private final int wallets;
    private final List<String> namespaces;
    private final ChainNumbers chainNumbers;

    WalletList(PackedEntries entries, int[] sorted, List<String> namespaces, ChainNumbers chainNumbers) {
        this.entries = entries;
        this.sorted = sorted;
        this.chainNumbers = chainNumbers;
        this.namespaces = List.copyOf(namespaces);
        int distinct = 0;
        for (int i = 0; i < sorted.length; i++) {
            distinct += startsWallet(i) ? 1 : 0;
        }
        this.wallets = distinct;
    }

    /** Number of distinct lookup inputs. */
    public int wallets() {
        return wallets;
    }

    /** Number of entries: wallets, and further memos of shared ones. */
    public int entries() {
        return sorted.length;
    }

    /** Lookup namespaces found, in alphabetical order. */
    public List<String> namespaces() {
        return namespaces;
    }

    /** Whether the entry is the first of its wallet: visiting these entries visits each wallet once. */
    public boolean startsWallet(int entry) {
        return entry == 0 || entries.compareInputs(sorted[entry - 1], sorted[entry]) != 0;
    }

    /** The lookup input of an entry. */
    public byte[] input(int entry) {
        return entries.input(sorted[entry]);
    }

    public boolean contains(byte[] lookupInput) {
        int at = firstNotBelow(lookupInput);
        return at < sorted.length && entries.compareInput(sorted[at], lookupInput) == 0;
    }

    /** The memos known of a wallet: none for a wallet that is nobody's but its owner's. */
    public List<String> memos(byte[] lookupInput) {
        List<String> memos = new ArrayList<>();
        for (int i = firstNotBelow(lookupInput);
                i < sorted.length && entries.compareInput(sorted[i], lookupInput) == 0;
                i++) {
            byte[] memo = entries.memo(sorted[i]);
            if (memo.length > 0) {
                memos.add(new String(memo, StandardCharsets.UTF_8));
            }
        }
        return memos;
    }

    /**
     * Plain names of the chains the rows of a wallet declared: several where one wallet exists on several, none where no row
     * said any.
     */
    public List<String> chains(byte[] lookupInput) {
        int set = 0;
        for (int i = firstNotBelow(lookupInput);
                i < sorted.length && entries.compareInput(sorted[i], lookupInput) == 0;
                i++) {
            set |= entries.chains(sorted[i]);
        }
        return chainNumbers.names(WalletAddress.namespaceOf(lookupInput), set);
    }

    /** SHA-256 over all entries in order, hex: equal for equal content, in whatever order it was read. */
    public String contentHash() {
        MessageDigest digest = BatchCommitment.sha256();
        for (int position : sorted) {
            entries.digestInto(position, digest);
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private int firstNotBelow(byte[] lookupInput) {
        int low = 0;
        int high = sorted.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (entries.compareInput(sorted[middle], lookupInput) < 0) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    @Override
    public String toString() {
        return "WalletList[" + wallets + " wallets]";
    }
}
