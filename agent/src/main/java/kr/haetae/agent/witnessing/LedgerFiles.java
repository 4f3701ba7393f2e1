package kr.haetae.agent.witnessing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Optional;
import kr.haetae.agent.keys.PrivateFiles;
import kr.haetae.protocol.BatchCommitment;
import kr.haetae.tlog.Checkpoint;
import kr.haetae.tlog.SignedNote;
import kr.haetae.tlog.WitnessLedger;

/**
 * One file a log: the checkpoint cosigned last, on disk before it is cosigned. A file that cannot be read is no empty
 * one: then nothing is cosigned, for a witness that forgets can be shown a rewritten log.
 */
public final class LedgerFiles implements WitnessLedger {
    private static final int NAME_BYTES = 16;

    private final Path folder;

    /** Keeps the files in a folder, made when the first one is. */
    public LedgerFiles(Path folder) {
        this.folder = folder;
    }

    @Override
    public synchronized Optional<SignedNote> latest(String origin) {
        try {
            return Optional.of(SignedNote.parse(Files.readString(fileOf(origin), StandardCharsets.UTF_8)));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public synchronized boolean advance(String origin, long expectedSize, SignedNote checkpoint) {
        long size =
                latest(origin).map(note -> Checkpoint.parse(note.text()).size()).orElse(0L);
        if (size != expectedSize) {
            return false;
        }
        try {
            PrivateFiles.createFolder(folder);
            PrivateFiles.write(fileOf(origin), checkpoint.encode().getBytes(StandardCharsets.UTF_8));
            PrivateFiles.syncFolder(folder);
            return true;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path fileOf(String origin) {
        byte[] hash = BatchCommitment.sha256().digest(origin.getBytes(StandardCharsets.UTF_8));
        return folder.resolve(HexFormat.of().formatHex(hash, 0, NAME_BYTES) + ".checkpoint");
    }
}
