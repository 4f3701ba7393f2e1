package kr.haetae.tlog;

import java.util.Base64;

/**
 * Standard Base64 (RFC 4648 section 4) with exactly one spelling for each value: stray bits, missing padding and line
 * breaks are refused, so that no changed text can pass for the same bytes.
 */
public final class Base64Text {
    private Base64Text() {}

    public static String encode(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    /**
     * Reads what {@link #encode} writes, and nothing else.
     *
     * @throws MalformedNoteException if the text is anything else
     */
    public static byte[] decode(String text) {
        byte[] bytes;
        try {
            bytes = Base64.getDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            throw new MalformedNoteException("not Base64");
        }
        if (!encode(bytes).equals(text)) {
            throw new MalformedNoteException("not canonical Base64");
        }
        return bytes;
    }

    /** Reads a hash of 32 bytes. */
    public static byte[] decodeHash(String text) {
        byte[] hash = decode(text);
        if (hash.length != MerkleTree.HASH_LENGTH_BYTES) {
            throw new MalformedNoteException("not a hash of 32 bytes");
        }
        return hash;
    }
}
