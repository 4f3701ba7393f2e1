package kr.haetae.tlog;

import java.util.ArrayList;
import java.util.List;

/**
 * What a log asks of a witness, c2sp.org/tlog-witness add-checkpoint: cosign this checkpoint, which extends the one you
 * cosigned last.
 *
 * @param oldSize size of the checkpoint the witness cosigned last, 0 if none
 * @param consistency the proof from that size; empty from size 0
 * @param checkpoint signed by the log
 */
public record AddCheckpoint(long oldSize, List<byte[]> consistency, SignedNote checkpoint) {
    /** The most proof lines a request may have. */
    public static final int MAX_PROOF_LINES = 63;

    private static final String OLD = "old ";

    public AddCheckpoint {
        consistency = List.copyOf(consistency);
        if (oldSize < 0 || consistency.size() > MAX_PROOF_LINES) {
            throw new MalformedNoteException("not an add-checkpoint request");
        }
    }

    /**
     * Reads a request's body.
     *
     * @throws MalformedNoteException if it is none
     */
    public static AddCheckpoint parse(String body) {
        int blank = body.length() > SignedNote.MAX_CHARACTERS ? -1 : body.indexOf("\n\n");
        if (blank < 0 || !body.startsWith(OLD)) {
            throw new MalformedNoteException("not an add-checkpoint request");
        }
        String[] lines = body.substring(0, blank).split("\n", MAX_PROOF_LINES + 2);
        List<byte[]> proof = new ArrayList<>();
        for (int line = 1; line < lines.length; line++) {
            proof.add(Base64Text.decodeHash(lines[line]));
        }
        long oldSize = Decimal.parse(lines[0].substring(OLD.length()));
        return new AddCheckpoint(oldSize, proof, SignedNote.parse(body.substring(blank + 2)));
    }

    /** The request's body. */
    public String encode() {
        StringBuilder body = new StringBuilder(OLD).append(oldSize).append('\n');
        consistency.forEach(hash -> body.append(Base64Text.encode(hash)).append('\n'));
        return body.append('\n').append(checkpoint.encode()).toString();
    }
}
