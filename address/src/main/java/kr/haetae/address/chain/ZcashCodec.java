package kr.haetae.address.chain;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import kr.haetae.address.Chain;
import kr.haetae.address.ChainCodec;
import kr.haetae.address.encoding.Bech32;

/**
 * Zcash's transparent addresses: t1, t3, and the tex1 spelling of t1 (ZIP-320). Shielded and unified addresses hide
 * their receiver and are refused as such.
 */
public final class ZcashCodec implements ChainCodec {
    private static final Chain ZCASH = UtxoNetwork.ZCASH.chain();
    private static final int MAX_CHARACTERS = 90;
    private static final int HASH_BYTES = 20;

    private final LegacyAddresses transparent = new LegacyAddresses(UtxoNetwork.ZCASH);

    @Override
    public List<Chain> chains() {
        return List.of(ZCASH);
    }

    @Override
    public Set<String> namesOf(Chain chain) {
        return UtxoNetwork.ZCASH.names();
    }

    @Override
    public Decoded decode(Chain chain, String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        if (lower.startsWith("tex1")) {
            return transparentSourceOnly(text);
        }
        if (lower.startsWith("textest1") || lower.startsWith("ztestsapling1") || lower.startsWith("utest1")) {
            return Refusals.testnet(chain);
        }
        if (isShielded(lower)) {
            return Refusals.unsupported(chain, "shielded address");
        }
        return transparent.decode(text);
    }

    private static boolean isShielded(String lower) {
        boolean sapling = lower.startsWith("zs1") && lower.length() == 78;
        boolean sprout = lower.startsWith("zc") && lower.length() == 95;
        boolean unified = lower.startsWith("u1") && lower.length() > 100;
        return sapling || sprout || unified;
    }

    private Decoded transparentSourceOnly(String text) {
        Bech32.Result result = Bech32.decode(text, MAX_CHARACTERS);
        if (result instanceof Bech32.Bad bad) {
            return Refusals.bech32(ZCASH, bad);
        }
        Bech32.Ok ok = (Bech32.Ok) result;
        byte[] hash = ok.bytes();
        if (!ok.prefix().equals("tex") || ok.variant() != Bech32.Variant.BECH32M) {
            return Refusals.checksum(ZCASH);
        }
        return hash != null && hash.length == HASH_BYTES
                ? new Decoded.Ok(transparent.keyHash(hash))
                : Refusals.length(ZCASH, "42 characters", text.length(), Decoded.Bad.MEANT);
    }
}
