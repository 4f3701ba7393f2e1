package kr.haetae.tlog;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/**
 * A text with signature lines under it (c2sp.org/signed-note). Nothing of the text may be believed before
 * {@link #isSignedBy} said yes for a key known from elsewhere.
 *
 * @param text ends in a newline, which is signed too
 * @param signatures in the order of their lines; may be empty only while a note is being made
 */
public record SignedNote(String text, List<NoteSignature> signatures) {
    /** The longest note accepted, in UTF-16 units. */
    public static final int MAX_CHARACTERS = 256 * 1024;

    /** The most signatures accepted: the log's own and a cosignature of every witness there will ever be. */
    public static final int MAX_SIGNATURES = 100;

    public SignedNote {
        signatures = List.copyOf(signatures);
        if (!isText(text) || signatures.size() > MAX_SIGNATURES) {
            throw new MalformedNoteException("not the text of a note");
        }
    }

    /**
     * Reads a note; signatures are not verified yet.
     *
     * @throws MalformedNoteException if it is none
     */
    public static SignedNote parse(String note) {
        int blank = note.length() > MAX_CHARACTERS ? -1 : note.lastIndexOf("\n\n");
        if (blank < 0 || !note.endsWith("\n") || blank + 2 == note.length()) {
            throw new MalformedNoteException("not a signed note");
        }
        List<NoteSignature> signatures = new ArrayList<>();
        String lines = note.substring(blank + 2, note.length() - 1);
        for (String line : lines.split("\n", MAX_SIGNATURES + 1)) {
            signatures.add(NoteSignature.parse(line));
        }
        return new SignedNote(note.substring(0, blank + 1), signatures);
    }

    /** The note as text, byte for byte what {@link #parse} read. */
    public String encode() {
        StringBuilder note = new StringBuilder(text).append('\n');
        signatures.forEach(signature -> note.append(signature.line()).append('\n'));
        return note.toString();
    }

    /** The note with one more signature; one already there is not repeated. */
    public SignedNote with(NoteSignature signature) {
        if (signatures.contains(signature)) {
            return this;
        }
        List<NoteSignature> more = new ArrayList<>(signatures);
        more.add(signature);
        return new SignedNote(text, more);
    }

    /** Whether a signature claims to be the key's: the note must then be refused unless it verifies. */
    public boolean claimsSignatureOf(NoteKey key) {
        return signatures.stream().anyMatch(signature -> signature.claims(key));
    }

    /** Whether the key signed, and every signature that claims to be the key's is good. */
    public boolean isSignedBy(NoteKey key) {
        List<NoteSignature> claimed =
                signatures.stream().filter(one -> one.claims(key)).toList();
        return !claimed.isEmpty() && claimed.stream().allMatch(one -> verifies(key, one));
    }

    /** Whether one of the keys signed, and none of them wrongly: a wrong signature under a trusted key spoils a note. */
    public boolean isSignedByOneOf(List<NoteKey> keys) {
        List<NoteKey> claimed = keys.stream().filter(this::claimsSignatureOf).toList();
        return !claimed.isEmpty() && claimed.stream().allMatch(this::isSignedBy);
    }

    /** When the witness cosigned, in seconds since 1970; the latest if twice; empty if it did not or wrongly. */
    public OptionalLong cosignedAtSeconds(NoteKey witness) {
        if (witness.type() != NoteKey.Type.COSIGNER || !isSignedBy(witness)) {
            return OptionalLong.empty();
        }
        return signatures.stream()
                .filter(one -> one.claims(witness))
                .mapToLong(one -> Cosignature.seconds(one.bytes()))
                .max();
    }

    private boolean verifies(NoteKey key, NoteSignature signature) {
        return key.type() == NoteKey.Type.COSIGNER
                ? Cosignature.verify(key, text, signature.bytes())
                : key.verifies(text, signature.bytes());
    }

    private static boolean isText(String text) {
        return text.endsWith("\n")
                && text.length() <= MAX_CHARACTERS
                && text.chars().allMatch(c -> c == '\n' || c >= ' ')
                && StandardCharsets.UTF_8.newEncoder().canEncode(text);
    }
}
