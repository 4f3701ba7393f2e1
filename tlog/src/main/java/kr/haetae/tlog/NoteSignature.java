package kr.haetae.tlog;

import java.nio.ByteBuffer;
import java.util.Arrays;

/** One signature line of a note: {@code — name base64(key id || signature)}. */
public final class NoteSignature {
    /** The longest signature accepted, in bytes, key id included: post-quantum ones of strangers must pass. */
    public static final int MAX_BYTES = 8192;

    private static final String MARK = "\u2014 ";
    private static final int ID_BYTES = Integer.BYTES;

    private final String name;
    private final int keyId;
    private final byte[] bytes;

    private NoteSignature(String name, int keyId, byte[] bytes) {
        this.name = name;
        this.keyId = keyId;
        this.bytes = bytes;
    }

    static NoteSignature of(NoteKey key, byte[] bytes) {
        return new NoteSignature(key.name(), key.id(), bytes.clone());
    }

    /**
     * Reads one line, without its newline.
     *
     * @throws MalformedNoteException if it is no signature line
     */
    public static NoteSignature parse(String line) {
        int space = line.indexOf(' ', MARK.length());
        if (!line.startsWith(MARK) || space < 0 || line.length() > 2 * MAX_BYTES) {
            throw new MalformedNoteException("not a signature line");
        }
        String name = line.substring(MARK.length(), space);
        byte[] bytes = Base64Text.decode(line.substring(space + 1));
        if (!NoteKey.isName(name) || bytes.length <= ID_BYTES || bytes.length > MAX_BYTES) {
            throw new MalformedNoteException("not a signature line");
        }
        return new NoteSignature(
                name, ByteBuffer.wrap(bytes).getInt(), Arrays.copyOfRange(bytes, ID_BYTES, bytes.length));
    }

    public String name() {
        return name;
    }

    public int keyId() {
        return keyId;
    }

    /** The signature without the key id: 64 bytes of a log, 72 of a cosigner (time first). */
    public byte[] bytes() {
        return bytes.clone();
    }

    /** Whether it claims to be that key's, which is no proof yet. */
    public boolean claims(NoteKey key) {
        return keyId == key.id() && name.equals(key.name());
    }

    /** The line, without a newline. */
    public String line() {
        byte[] all = ByteBuffer.allocate(ID_BYTES + bytes.length)
                .putInt(keyId)
                .put(bytes)
                .array();
        return MARK + name + " " + Base64Text.encode(all);
    }

    @Override
    public boolean equals(Object o) {
        return o instanceof NoteSignature other && line().equals(other.line());
    }

    @Override
    public int hashCode() {
        return 31 * keyId + Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return line();
    }
}
