package kr.haetae.address.chain;

import kr.haetae.address.AddressError.Code;
import kr.haetae.address.Chain;
import kr.haetae.address.ChainCodec.Decoded.Bad;
import kr.haetae.address.encoding.Bech32;
import org.jspecify.annotations.Nullable;

/** The refusals codecs have in common, so that one mistake reads the same on every chain. */
final class Refusals {
    private Refusals() {}

    /** Begins like no address of this chain. */
    static Bad foreign(Chain chain) {
        return Bad.of(Code.UNKNOWN_PREFIX, 0, chain, null, Bad.FOREIGN);
    }

    /** A known kind of text of this chain that is no wallet address, e.g. a shielded or contract address. */
    static Bad unsupported(Chain chain, String kind) {
        return Bad.of(Code.UNKNOWN_PREFIX, 0, chain, kind, Bad.MEANT);
    }

    static Bad alphabet(Chain chain, int position, int likeness) {
        return Bad.of(Code.ALPHABET, position, chain, null, likeness);
    }

    /** Of the wrong length; {@code expected} names the right one with its unit. */
    static Bad length(Chain chain, String expected, int given, int likeness) {
        return Bad.of(Code.LENGTH, null, chain, "expected " + expected + ", given " + given, likeness);
    }

    static Bad checksum(Chain chain) {
        return Bad.of(Code.CHECKSUM, null, chain, null, Bad.NEARLY);
    }

    static Bad testnet(Chain chain) {
        return Bad.of(Code.TESTNET, null, chain, null, Bad.NEARLY);
    }

    static Bad privateKey(Chain chain) {
        return Bad.of(Code.PRIVATE_KEY, null, chain, null, Bad.NEARLY);
    }

    /**
     * The character 1 behind the separator of a text that begins with this prefix and a separator, or null where there is
     * none: 1 is no data character, but Bech32 alone would take the last one for the separator.
     */
    static @Nullable Bad secondSeparator(Chain chain, String prefix, String text) {
        int last = text.lastIndexOf('1');
        boolean begins = text.regionMatches(true, 0, prefix + "1", 0, prefix.length() + 1);
        return begins && last > prefix.length() ? Bad.of(Code.ALPHABET, last, chain, null, Bad.MEANT) : null;
    }

    /** Translates a Bech32 flaw of a text whose prefix is this chain's. */
    static Bad bech32(Chain chain, Bech32.Bad bad) {
        return switch (bad.flaw()) {
            case MIXED_CASE -> Bad.of(Code.ALPHABET, bad.position(), chain, "mixed case", Bad.MEANT);
            case NO_PREFIX -> foreign(chain);
            case LENGTH -> Bad.of(Code.LENGTH, bad.position(), chain, null, Bad.MEANT);
            case ALPHABET -> Bad.of(Code.ALPHABET, bad.position(), chain, null, Bad.MEANT);
            case CHECKSUM -> Bad.of(Code.CHECKSUM, bad.position(), chain, null, Bad.NEARLY);
        };
    }
}
