package kr.haetae.address.chain;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import kr.haetae.address.AddressError.Code;
import kr.haetae.address.Chain;
import kr.haetae.address.ChainCodec;
import kr.haetae.address.ChainCodec.Decoded.Bad;
import kr.haetae.address.WalletAddress;
import kr.haetae.address.encoding.Bech32;
import kr.haetae.address.encoding.Bech32.Variant;

/**
 * Chains of the Cosmos family, BNB Beacon Chain included: Bech32 over 20 bytes (a key) or 32 (a contract or module).
 *
 * <p>Canonical bytes are those behind the prefix; the prefix is in the namespace.
 */
public final class CosmosCodec implements ChainCodec {
    /** BIP-173; a validator's public key is the longest of the family. */
    private static final int MAX_CHARACTERS = 90;

    private static final int KEY_BYTES = 20;
    private static final int CONTRACT_BYTES = 32;

    private final Map<Chain, CosmosChain> table = CosmosChain.all().stream()
            .collect(Collectors.toMap(CosmosChain::chain, Function.identity(), (a, b) -> a, LinkedHashMap::new));

    @Override
    public List<Chain> chains() {
        return List.copyOf(table.keySet());
    }

    @Override
    public Set<String> namesOf(Chain chain) {
        return known(chain).names();
    }

    @Override
    public Decoded decode(Chain chain, String text) {
        CosmosChain cosmos = known(chain);
        if (!startsWith(text, cosmos.prefix()) && !startsWith(text, cosmos.testnetPrefix())) {
            // The family is long, and most texts belong to none of it.
            return Refusals.foreign(chain);
        }
        int separator = text.lastIndexOf('1');
        String prefix = separator < 1 ? "" : text.substring(0, separator).toLowerCase(Locale.ROOT);
        if (prefix.equals(cosmos.prefix())) {
            return wallet(cosmos, text);
        }
        if (prefix.equals(cosmos.testnetPrefix())) {
            return proven(cosmos, text, Code.TESTNET, "an address of the test network");
        }
        if (prefix.startsWith(cosmos.prefix() + "val") || prefix.equals(cosmos.prefix() + "pub")) {
            return proven(cosmos, text, Code.UNKNOWN_PREFIX, "a validator or a public key, not a wallet");
        }
        Bad second = Refusals.secondSeparator(chain, cosmos.prefix(), text);
        if (second != null) {
            return second;
        }
        if (separator < 1 && text.toLowerCase(Locale.ROOT).startsWith(cosmos.prefix() + "1")) {
            return Bad.of(Code.LENGTH, null, chain, null, Bad.MEANT);
        }
        return Refusals.foreign(chain);
    }

    private Decoded wallet(CosmosChain cosmos, String text) {
        Chain chain = cosmos.chain();
        Bech32.Result result = Bech32.decode(text, MAX_CHARACTERS);
        if (result instanceof Bech32.Bad bad) {
            return Refusals.bech32(chain, bad);
        }
        Bech32.Ok ok = (Bech32.Ok) result;
        if (ok.variant() != Variant.BECH32) {
            return Bad.of(Code.CHECKSUM, null, chain, "Bech32m, expected Bech32", Bad.NEARLY);
        }
        byte[] data = ok.bytes();
        if (data == null || (data.length != KEY_BYTES && data.length != CONTRACT_BYTES)) {
            return Refusals.length(chain, "20 or 32 bytes", data == null ? 0 : data.length, Bad.NEARLY);
        }
        String canonical = Bech32.encode(cosmos.prefix(), ok.values(), Variant.BECH32);
        return new Decoded.Ok(WalletAddress.of(chain, canonical, data));
    }

    /** Says the code where the checksum proves it, otherwise what is wrong with the text. */
    private static Decoded proven(CosmosChain cosmos, String text, Code code, String hint) {
        if (Bech32.decode(text, MAX_CHARACTERS) instanceof Bech32.Bad bad) {
            return Refusals.bech32(cosmos.chain(), bad);
        }
        return Bad.of(code, null, cosmos.chain(), hint, Bad.NEARLY);
    }

    private static boolean startsWith(String text, String prefix) {
        return text.regionMatches(true, 0, prefix, 0, prefix.length());
    }

    private CosmosChain known(Chain chain) {
        CosmosChain cosmos = table.get(chain);
        if (cosmos == null) {
            throw new IllegalArgumentException("not a chain of this codec: " + chain);
        }
        return cosmos;
    }
}
