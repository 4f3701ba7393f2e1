package kr.haetae.agent.keys;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import kr.haetae.agent.report.ExitCode;
import kr.haetae.agent.report.Problem;
import kr.haetae.tlog.MalformedNoteException;
import kr.haetae.tlog.NoteKey;
import kr.haetae.tlog.NoteSigner;

/**
 * The Ed25519 key the agent cosigns the hub's audit log with, used for nothing else: its public text on the first line,
 * the private key as PEM below.
 */
public final class WitnessKeyFile {
    private static final String NAME = "witness-key.pem";
    private static final String LABEL = "PRIVATE KEY";

    private final Path folder;

    /** The key in an agent's folder of keys. */
    public WitnessKeyFile(Path folder) {
        this.folder = folder;
    }

    public boolean exists() {
        return Files.exists(folder.resolve(NAME));
    }

    /** Makes the key and writes it, 0600. */
    public NoteSigner create(String exchange) throws IOException {
        NoteSigner signer = NoteSigner.generate(nameOf(exchange), NoteKey.Type.COSIGNER);
        String text = signer.key().text() + "\n" + Pem.block(LABEL, signer.exportSecret());
        PrivateFiles.write(folder.resolve(NAME), text.getBytes(StandardCharsets.UTF_8));
        PrivateFiles.syncFolder(folder);
        return signer;
    }

    /** Reads the key; a file that others may read is refused. */
    public NoteSigner load() {
        Path file = folder.resolve(NAME);
        try {
            byte[] content = Files.readAllBytes(file);
            if (PrivateFiles.isOpenToOthers(file)) {
                throw new Problem(ExitCode.LOCAL_FILES, "keys.open", file);
            }
            String text = new String(content, StandardCharsets.UTF_8);
            return NoteSigner.of(
                    Pem.read(LABEL, content),
                    NoteKey.parse(text.lines().findFirst().orElse("")));
        } catch (IOException | MalformedNoteException | IllegalArgumentException e) {
            throw new Problem(ExitCode.LOCAL_FILES, "keys.unreadable", folder);
        }
    }

    /** A key's name holds no space and no plus sign; an exchange's may. */
    private static String nameOf(String exchange) {
        return exchange.replaceAll("[\\s\\p{Z}\\p{Cntrl}+]", "-") + "/witness";
    }
}
