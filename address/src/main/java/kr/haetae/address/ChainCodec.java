package kr.haetae.address;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Knows the addresses of one chain, or of several that share a form. One more chain is one more class and its vectors.
 */
public interface ChainCodec {

    /** The chains this codec reads, most likely first. */
    List<Chain> chains();

    /** Every accepted name of a chain of this codec, lower case: the plain word, tickers, the CAIP-2 identifier. */
    Set<String> namesOf(Chain chain);

    /** Reads a text, already trimmed and free of invisible characters, as an address of the chain. */
    Decoded decode(Chain chain, String text);

    /**
     * Whether a text may be taken for this chain when none is declared, or another is declared wrongly: true only where
     * a checksum or an exact byte length proves it. Names (EOS, Near) and bare hexadecimal answer false.
     */
    default boolean detectable() {
        return true;
    }

    /** What decoding gave. */
    sealed interface Decoded {
        record Ok(WalletAddress address, @Nullable String memo) implements Decoded {}

        /**
         * The text is no address of this chain.
         *
         * @param likeness how sure the codec is that this text was meant for its chain, 0 (not at all) to 3 (only its
         *     checksum is wrong); the reader shows the error of the likeliest codec
         */
        record Bad(AddressError error, int likeness) implements Decoded {}
    }
}
