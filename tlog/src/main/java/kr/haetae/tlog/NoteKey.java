package kr.haetae.tlog;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.util.Arrays;
import java.util.Locale;

/**
 * A public key that signs notes under a name (c2sp.org/signed-note). Its text, {@code name+id+base64(type || key)}, is
 * what a verifier is given from outside: never take a key from the very text it should verify.
 */
public final class NoteKey {
    /** What the key's signatures mean. */
    public enum Type {
        /** Ed25519 over the note's text: a log signs its checkpoints so. */
        LOG(1),
        /** Timestamped Ed25519 cosignature (c2sp.org/tlog-cosignature v1): a witness has seen the log only grow. */
        COSIGNER(4);

        private final byte code;

        Type(int code) {
            this.code = (byte) code;
        }
    }

    /** The longest name accepted, in UTF-16 units; origins have the same limit. */
    public static final int MAX_NAME_CHARACTERS = 200;

    private static final int ID_HEX_DIGITS = 8;

    private final String name;
    private final Type type;
    private final byte[] raw;
    private final PublicKey key;
    private final int id;

    private NoteKey(String name, Type type, byte[] raw) {
        if (!isName(name)) {
            throw new MalformedNoteException("not a key name");
        }
        this.name = name;
        this.type = type;
        this.raw = raw.clone();
        this.key = Ed25519.publicKey(raw);
        this.id = id(name, type, raw);
    }

    /**
     * A key of a name.
     *
     * @param name without spaces and plus signs, 1 to 200 characters; a schema-less URL by convention
     * @param raw the 32 bytes of RFC 8032
     */
    public static NoteKey of(String name, Type type, byte[] raw) {
        return new NoteKey(name, type, raw);
    }

    /**
     * Reads a key's text.
     *
     * @throws MalformedNoteException if it is none, of another type, or its id does not fit its name and key
     */
    public static NoteKey parse(String text) {
        int first = text.indexOf('+');
        int second = text.indexOf('+', first + 1);
        if (first < 0 || second != first + 1 + ID_HEX_DIGITS) {
            throw new MalformedNoteException("not a verifier key");
        }
        byte[] typed = Base64Text.decode(text.substring(second + 1));
        if (typed.length != 1 + Ed25519.KEY_BYTES) {
            throw new MalformedNoteException("not an Ed25519 verifier key");
        }
        NoteKey key = new NoteKey(text.substring(0, first), type(typed[0]), Arrays.copyOfRange(typed, 1, typed.length));
        if (!key.text().equals(text)) {
            throw new MalformedNoteException("the verifier key's id does not fit");
        }
        return key;
    }

    public String name() {
        return name;
    }

    public Type type() {
        return type;
    }

    /** The first four bytes of SHA-256(name, newline, type, key): a hint for finding the key, never proof of it. */
    public int id() {
        return id;
    }

    /** The 32 bytes of the key. */
    public byte[] raw() {
        return raw.clone();
    }

    /** The key as text, as {@link #parse} reads it. */
    public String text() {
        byte[] typed = new byte[1 + raw.length];
        typed[0] = type.code;
        System.arraycopy(raw, 0, typed, 1, raw.length);
        return name + "+" + String.format(Locale.ROOT, "%08x", id) + "+" + Base64Text.encode(typed);
    }

    boolean verifies(String text, byte[] signature) {
        return Ed25519.verify(key, text, signature);
    }

    static boolean isName(String name) {
        return !name.isEmpty()
                && name.length() <= MAX_NAME_CHARACTERS
                && name.indexOf('+') < 0
                && StandardCharsets.UTF_8.newEncoder().canEncode(name)
                && name.codePoints().noneMatch(NoteKey::isSpaceOrControl);
    }

    private static boolean isSpaceOrControl(int codePoint) {
        return Character.isWhitespace(codePoint)
                || Character.isSpaceChar(codePoint)
                || Character.isISOControl(codePoint);
    }

    private static Type type(byte code) {
        for (Type type : Type.values()) {
            if (type.code == code) {
                return type;
            }
        }
        throw new MalformedNoteException("unknown signature type");
    }

    private static int id(String name, Type type, byte[] raw) {
        MessageDigest digest = MerkleTree.sha256();
        digest.update(name.getBytes(StandardCharsets.UTF_8));
        digest.update((byte) '\n');
        digest.update(type.code);
        return ByteBuffer.wrap(digest.digest(raw)).getInt();
    }

    @Override
    public boolean equals(Object o) {
        return o instanceof NoteKey other && text().equals(other.text());
    }

    @Override
    public int hashCode() {
        return id;
    }

    @Override
    public String toString() {
        return text();
    }
}
