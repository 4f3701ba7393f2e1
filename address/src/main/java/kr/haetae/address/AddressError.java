package kr.haetae.address;

import org.jspecify.annotations.Nullable;

/**
 * Why a text is no address.
 *
 * @param code the stable code others script against
 * @param position the zero-based index (in UTF-16 units of the given text) of the first offending character, where known
 * @param chain the name of the chain it was read as, where known
 * @param hint a short machine-made fact that holds nothing of the text itself, e.g. {@code expected 34 characters}
 */
public record AddressError(
        Code code,
        @Nullable Integer position,
        @Nullable String chain,
        @Nullable String hint) {

    /** The closed list of reasons. */
    public enum Code {
        /** Nothing but white space. */
        EMPTY,
        /**
         * The checksum does not match: at least one character is wrong. A position, where the checksum allows one (Bech32),
         * is the only character whose change alone could make it match.
         */
        CHECKSUM,
        LENGTH,
        /** A character outside the chain's alphabet. */
        ALPHABET,
        /** Letters of another script that look like Latin ones. */
        HOMOGLYPH,
        UNKNOWN_PREFIX,
        /** An address of a test network. */
        TESTNET,
        /** A private key, seed or extended private key; the text must never be kept or logged. */
        PRIVATE_KEY,
        /** 64 hexadecimal digits without a chain: a key or a transaction id, not an address. */
        KEY_OR_TXID,
        /** The declared chain's name is not known. */
        UNKNOWN_CHAIN,
        /** Looks like no address of any chain known here. */
        UNRECOGNISED,
        /** Names (EOS, Near) are read only when their chain is declared. */
        NAME_NEEDS_CHAIN,
        /** The memo given and the memo inside the address differ. */
        MEMO_CONFLICT,
        /** Longer than any address. */
        TOO_LONG,
        /** The memo is longer than that of any chain. */
        MEMO_TOO_LONG
    }

    public static AddressError of(Code code) {
        return new AddressError(code, null, null, null);
    }
}
