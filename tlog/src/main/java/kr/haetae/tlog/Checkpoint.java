package kr.haetae.tlog;

import java.util.Arrays;
import java.util.List;

/**
 * The head of a log's tree, c2sp.org/tlog-checkpoint: origin, size, root. Extension lines are read and kept, as the
 * whole text is signed; Haetae's own log writes none.
 */
public final class Checkpoint {
    private static final int MAX_EXTENSIONS = 16;
    private static final int MAX_EXTENSION_CHARACTERS = 1000;
    private static final int FIXED_LINES = 3;

    private final String origin;
    private final long size;
    private final byte[] root;
    private final List<String> extensions;

    private Checkpoint(String origin, long size, byte[] root, List<String> extensions) {
        this.origin = origin;
        this.size = size;
        this.root = root.clone();
        this.extensions = extensions;
    }

    /**
     * A checkpoint without extension lines.
     *
     * @param origin the log's name, also its key's name: no spaces, no plus sign, 1 to 200 characters
     * @param size leaves in the tree, not negative
     * @param root 32 bytes
     */
    public static Checkpoint of(String origin, long size, byte[] root) {
        boolean valid = NoteKey.isName(origin) && size >= 0 && root.length == MerkleTree.HASH_LENGTH_BYTES;
        if (!valid) {
            throw new IllegalArgumentException("not a checkpoint");
        }
        return new Checkpoint(origin, size, root, List.of());
    }

    /**
     * Reads the text of a note.
     *
     * @throws MalformedNoteException if it is no checkpoint
     */
    public static Checkpoint parse(String text) {
        String[] lines = text.split("\n", FIXED_LINES + MAX_EXTENSIONS + 2);
        boolean shaped = lines.length > FIXED_LINES
                && lines.length <= FIXED_LINES + MAX_EXTENSIONS + 1
                && lines[lines.length - 1].isEmpty();
        if (!shaped || !isOrigin(lines[0])) {
            throw new MalformedNoteException("not a checkpoint");
        }
        List<String> extensions = List.of(lines).subList(FIXED_LINES, lines.length - 1);
        if (extensions.stream().anyMatch(line -> line.isEmpty() || line.length() > MAX_EXTENSION_CHARACTERS)) {
            throw new MalformedNoteException("not an extension line");
        }
        return new Checkpoint(lines[0], Decimal.parse(lines[1]), Base64Text.decodeHash(lines[2]), extensions);
    }

    public String origin() {
        return origin;
    }

    public long size() {
        return size;
    }

    public byte[] root() {
        return root.clone();
    }

    public List<String> extensions() {
        return extensions;
    }

    /** The text that is signed. */
    public String text() {
        StringBuilder text = new StringBuilder(origin + "\n" + size + "\n" + Base64Text.encode(root) + "\n");
        extensions.forEach(line -> text.append(line).append('\n'));
        return text.toString();
    }

    /** The checkpoint as a note with the log's signature. */
    public SignedNote signedBy(NoteSigner log) {
        return new SignedNote(text(), List.of(log.sign(text())));
    }

    /** Whether both tell the same size and root of the same log. */
    public boolean sameTreeAs(Checkpoint other) {
        return size == other.size && origin.equals(other.origin) && Arrays.equals(root, other.root);
    }

    private static boolean isOrigin(String line) {
        return !line.isEmpty() && line.length() <= NoteKey.MAX_NAME_CHARACTERS;
    }

    @Override
    public boolean equals(Object o) {
        return o instanceof Checkpoint other && text().equals(other.text());
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(root);
    }

    @Override
    public String toString() {
        return "Checkpoint[" + origin + ", " + size + "]";
    }
}
