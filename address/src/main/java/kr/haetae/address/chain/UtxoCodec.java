package kr.haetae.address.chain;

import java.util.List;
import java.util.Set;
import kr.haetae.address.Chain;
import kr.haetae.address.ChainCodec;
import org.jspecify.annotations.Nullable;

/** Bitcoin, Litecoin, Dogecoin and Dash: Base58Check addresses and, where the chain has them, SegWit ones. */
public final class UtxoCodec implements ChainCodec {
    private final UtxoNetwork network;
    private final LegacyAddresses legacy;
    private final @Nullable SegwitAddresses segwit;

    private UtxoCodec(UtxoNetwork network) {
        this.network = network;
        this.legacy = new LegacyAddresses(network);
        String prefix = network.segwitPrefix();
        this.segwit = prefix == null ? null : new SegwitAddresses(network.chain(), prefix, network.testPrefixes());
    }

    public static UtxoCodec bitcoin() {
        return new UtxoCodec(UtxoNetwork.BITCOIN);
    }

    public static UtxoCodec litecoin() {
        return new UtxoCodec(UtxoNetwork.LITECOIN);
    }

    public static UtxoCodec dogecoin() {
        return new UtxoCodec(UtxoNetwork.DOGECOIN);
    }

    public static UtxoCodec dash() {
        return new UtxoCodec(UtxoNetwork.DASH);
    }

    @Override
    public List<Chain> chains() {
        return List.of(network.chain());
    }

    @Override
    public Set<String> namesOf(Chain chain) {
        return network.names();
    }

    @Override
    public Decoded decode(Chain chain, String text) {
        Decoded witness = segwit == null ? null : segwit.decode(text);
        return witness == null ? legacy.decode(text) : witness;
    }
}
