package kr.haetae.cli.audit;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import kr.haetae.cli.CommandFailure;
import kr.haetae.cli.ExitCode;
import kr.haetae.cli.Texts;
import kr.haetae.tlog.Checkpoint;
import kr.haetae.tlog.MalformedNoteException;
import kr.haetae.tlog.NoteKey;
import kr.haetae.tlog.SignedNote;

/** Reads what an auditor trusts from files. */
final class KeyFiles {
    private static final long LARGEST_BYTES = 1 << 20;

    private KeyFiles() {}

    /** A verifier key as text. */
    static NoteKey key(String text, Texts texts) {
        try {
            return NoteKey.parse(text);
        } catch (MalformedNoteException e) {
            throw new CommandFailure(ExitCode.REFUSED, texts.say("audit.badKey", text));
        }
    }

    /** Verifier keys, one a line; empty lines and those that begin with {@code #} say nothing. */
    static List<NoteKey> keys(Path file, Texts texts) {
        List<NoteKey> keys = new ArrayList<>();
        for (String line : read(file, texts).lines().map(String::strip).toList()) {
            if (!line.isEmpty() && !line.startsWith("#")) {
                keys.add(key(line, texts));
            }
        }
        return keys;
    }

    /** A checkpoint the auditor holds; it is trusted because of where it comes from, not because of its signatures. */
    static Checkpoint checkpoint(Path file, Texts texts) {
        try {
            return Checkpoint.parse(SignedNote.parse(read(file, texts)).text());
        } catch (MalformedNoteException e) {
            throw new CommandFailure(ExitCode.REFUSED, texts.say("audit.badCheckpoint", file));
        }
    }

    private static String read(Path file, Texts texts) {
        try {
            if (Files.size(file) <= LARGEST_BYTES) {
                return Files.readString(file, StandardCharsets.UTF_8);
            }
        } catch (IOException e) {
            throw new CommandFailure(ExitCode.REFUSED, texts.say("demo.noFile", file));
        }
        throw new CommandFailure(ExitCode.REFUSED, texts.say("demo.noFile", file));
    }
}
