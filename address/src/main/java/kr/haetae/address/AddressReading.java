package kr.haetae.address;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What reading one row of input gave. */
public sealed interface AddressReading {

    /**
     * The text is an address.
     *
     * @param addresses one for every chain the text fits, at least one, most likely chain first; more than one only
     *     where no chain was declared and several fit
     * @param memo the memo exactly as given ("007" is not "7"), or taken out of an X-address or muxed address
     * @param notes what the reader must be told about how it was read
     */
    record Valid(List<WalletAddress> addresses, @Nullable String memo, List<Note> notes) implements AddressReading {
        public Valid {
            if (addresses.isEmpty()) {
                throw new IllegalArgumentException("a valid reading has an address");
            }
            addresses = List.copyOf(addresses);
            notes = List.copyOf(notes);
        }

        @Override
        public String toString() {
            return "Valid" + addresses + notes;
        }
    }

    /** The text is no address we can verify, and why. */
    record Invalid(AddressError error) implements AddressReading {}

    /** Something to say about a valid reading. */
    sealed interface Note {
        /** Invalid on the declared chain, valid on exactly one other: verified there. */
        record ChainCorrected(String declared, Chain actual) implements Note {}

        /** No chain declared and several fit. */
        record SeveralChains(List<Chain> chains) implements Note {
            public SeveralChains {
                chains = List.copyOf(chains);
            }
        }

        /** No chain declared; detected. */
        record ChainDetected(Chain chain) implements Note {}

        /** The memo came out of the address itself (XRP X-address, Stellar muxed account). */
        record MemoFromAddress() implements Note {}
    }
}
