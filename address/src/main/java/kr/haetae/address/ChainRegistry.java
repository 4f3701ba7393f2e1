package kr.haetae.address;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import kr.haetae.address.chain.AlgorandCodec;
import kr.haetae.address.chain.BitcoinCashCodec;
import kr.haetae.address.chain.CardanoCodec;
import kr.haetae.address.chain.CosmosCodec;
import kr.haetae.address.chain.EosCodec;
import kr.haetae.address.chain.EvmCodec;
import kr.haetae.address.chain.FilecoinCodec;
import kr.haetae.address.chain.MoneroCodec;
import kr.haetae.address.chain.NearCodec;
import kr.haetae.address.chain.SolanaCodec;
import kr.haetae.address.chain.Ss58Codec;
import kr.haetae.address.chain.StellarCodec;
import kr.haetae.address.chain.TezosCodec;
import kr.haetae.address.chain.TonCodec;
import kr.haetae.address.chain.TronCodec;
import kr.haetae.address.chain.UtxoCodec;
import kr.haetae.address.chain.XrpCodec;
import kr.haetae.address.chain.ZcashCodec;

/** The codecs known, in the order they are tried and shown, and every name their chains go by. */
public final class ChainRegistry {
    private static final int MAX_NAME_CHARACTERS = 64;
    private static final Pattern FILLING = Pattern.compile("[\\s_\\-\\p{Cf}]+");

    private final List<ChainCodec> codecs;
    private final List<Chain> chains;
    private final List<Entry> onePerNamespace;
    private final Map<String, Entry> byName = new HashMap<>();

    private static List<Entry> onePerNamespace(List<ChainCodec> codecs) {
        Map<String, Entry> first = new LinkedHashMap<>();
        for (ChainCodec codec : codecs) {
            codec.chains().forEach(chain -> first.putIfAbsent(chain.namespace(), new Entry(chain, codec)));
        }
        return List.copyOf(first.values());
    }

    /** A chain with the codec that reads it. */
    record Entry(Chain chain, ChainCodec codec) {}

    /**
     * Makes a registry.
     *
     * @throws IllegalArgumentException if two chains claim one name
     */
    public ChainRegistry(List<ChainCodec> codecs) {
        this.codecs = List.copyOf(codecs);
        this.chains = codecs.stream().flatMap(codec -> codec.chains().stream()).toList();
        this.onePerNamespace = onePerNamespace(codecs);
        for (ChainCodec codec : codecs) {
            for (Chain chain : codec.chains()) {
                Entry entry = new Entry(chain, codec);
                keysOf(codec, chain).forEach(key -> register(key, entry));
            }
        }
    }

    /** Every chain this module knows; order decides which chain is named first where several fit. */
    public static ChainRegistry standard() {
        return Standard.REGISTRY;
    }

    private static final class Standard {
        static final ChainRegistry REGISTRY = new ChainRegistry(List.of(
                UtxoCodec.bitcoin(),
                new EvmCodec(),
                new TronCodec(),
                new XrpCodec(),
                new SolanaCodec(),
                new BitcoinCashCodec(),
                UtxoCodec.litecoin(),
                UtxoCodec.dogecoin(),
                new StellarCodec(),
                UtxoCodec.dash(),
                new ZcashCodec(),
                new CardanoCodec(),
                new CosmosCodec(),
                new Ss58Codec(),
                new TonCodec(),
                new AlgorandCodec(),
                new FilecoinCodec(),
                new MoneroCodec(),
                new TezosCodec(),
                new EosCodec(),
                new NearCodec()));
    }

    private static Set<String> keysOf(ChainCodec codec, Chain chain) {
        Set<String> keys = new TreeSet<>();
        keys.add(key(chain.name()));
        keys.add(key(chain.label()));
        keys.add(key(chain.caip2()));
        codec.namesOf(chain).forEach(name -> keys.add(key(name)));
        return keys;
    }

    private void register(String key, Entry entry) {
        Entry before = byName.put(key, entry);
        if (before != null) {
            throw new IllegalArgumentException(
                    "both " + before.chain() + " and " + entry.chain() + " claim the name " + key);
        }
    }

    private static String key(String name) {
        String compatible = Normalizer.normalize(name, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        return FILLING.matcher(compatible).replaceAll("");
    }

    /** The codec and the first of its chains for every namespace: what is tried where no chain is declared. */
    List<Entry> onePerNamespace() {
        return onePerNamespace;
    }

    public List<ChainCodec> codecs() {
        return codecs;
    }

    public List<Chain> chains() {
        return chains;
    }

    /**
     * The chain of that name.
     *
     * @param name a plain word, ticker, token standard, Korean name or CAIP-2 identifier; case, spaces, hyphens and
     *     underscores do not count
     */
    public Optional<Chain> named(String name) {
        return entry(name).map(Entry::chain);
    }

    Optional<Entry> entry(String name) {
        if (name.length() > MAX_NAME_CHARACTERS) {
            return Optional.empty();
        }
        Entry plain = byName.get(name);
        return Optional.ofNullable(plain == null ? byName.get(key(name)) : plain);
    }
}
