package kr.haetae.address.chain;

import java.util.List;
import java.util.Set;
import kr.haetae.address.Chain;
import kr.haetae.address.ChainCodec;
import kr.haetae.address.WalletAddress;

/** A codec that reads one chain alone. */
abstract class SingleChainCodec implements ChainCodec {
    private final Chain chain;
    private final Set<String> names;

    /** Further names are accepted beside the chain's name, badge and CAIP-2 identifier. */
    SingleChainCodec(Chain chain, String... furtherNames) {
        this.chain = chain;
        this.names = Set.of(furtherNames);
    }

    @Override
    public final List<Chain> chains() {
        return List.of(chain);
    }

    @Override
    public final Set<String> namesOf(Chain asked) {
        return names;
    }

    @Override
    public final Decoded decode(Chain asked, String text) {
        return decode(text);
    }

    abstract Decoded decode(String text);

    final Chain chain() {
        return chain;
    }

    final Decoded ok(String canonicalText, byte[] canonical) {
        return new Decoded.Ok(WalletAddress.of(chain, canonicalText, canonical));
    }
}
