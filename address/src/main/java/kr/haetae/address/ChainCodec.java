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

    /**
     * More accepted names of a chain of this codec, any case: tickers, token standards, Korean names. The chain's own
     * name, label and CAIP-2 identifier are accepted without being listed; spaces, hyphens and underscores never count.
     */
    Set<String> namesOf(Chain chain);

    /**
     * Reads a text, already trimmed and free of invisible characters, as an address of the chain declared for it. Where
     * the text itself names another chain of the same namespace, the address is on that one.
     */
    Decoded decode(Chain chain, String text);

    /**
     * Reads a text for which no chain, or another one, is declared. Differs from {@link #decode} where a spelling is too
     * weak a proof by itself, e.g. hexadecimal without {@code 0x}.
     */
    default Decoded detect(Chain chain, String text) {
        return decode(chain, text);
    }

    /**
     * Whether a text may be taken for this chain when none is declared, or another is declared wrongly: true only where
     * a checksum or an exact byte length proves it. Names (EOS, Near) and bare hexadecimal answer false.
     */
    default boolean detectable() {
        return true;
    }

    /** What decoding gave. */
    sealed interface Decoded {
        record Ok(WalletAddress address, @Nullable String memo) implements Decoded {
            /** An address that holds no memo. */
            public Ok(WalletAddress address) {
                this(address, null);
            }
        }

        /**
         * The text is no address of this chain.
         *
         * @param likeness how sure the codec is that this text was meant for its chain, 0 (not at all) to 3 (only its
         *     checksum is wrong); the reader shows the error of the likeliest codec
         */
        record Bad(AddressError error, int likeness) implements Decoded {
            /** Nothing about the text suggests this chain. */
            public static final int FOREIGN = 0;
            /** Begins like an address of this chain, but so do other things. */
            public static final int SIMILAR = 1;
            /** Can hardly be meant for another chain. */
            public static final int MEANT = 2;
            /** Right in every way but its checksum, or of the chain's test network. */
            public static final int NEARLY = 3;

            public static Bad of(
                    AddressError.Code code,
                    @Nullable Integer position,
                    Chain chain,
                    @Nullable String hint,
                    int likeness) {
                return new Bad(new AddressError(code, position, chain.name(), hint), likeness);
            }
        }
    }
}
