package kr.haetae.agent.hublink;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Optional;
import kr.haetae.agent.report.ExitCode;
import kr.haetae.agent.report.Problem;
import kr.haetae.protocol.HubCard;
import kr.haetae.protocol.Json;
import kr.haetae.protocol.MalformedMessageException;
import kr.haetae.protocol.VerifyKey;
import kr.haetae.tlog.MalformedNoteException;
import kr.haetae.tlog.NoteKey;

/** The hub's card on disk, checked as a whole when it is read. */
public record HubCardFile(HubCard card, VerifyKey verifyKey) {

    /** Reads and checks a card. */
    public static HubCardFile read(Path file) {
        try {
            HubCard card = Json.read(Files.readAllBytes(file), HubCard.class);
            if (!card.url().startsWith("https://") || !card.certificateSha256().matches("[0-9a-f]{64}")) {
                throw new Problem(ExitCode.USAGE, "hubcard.wrong", file);
            }
            HubCardFile read =
                    new HubCardFile(card, VerifyKey.of(Base64.getDecoder().decode(card.verifyKey())));
            read.logKey();
            return read;
        } catch (IOException e) {
            throw new Problem(ExitCode.USAGE, "hubcard.missing", file);
        } catch (MalformedMessageException | MalformedNoteException | IllegalArgumentException e) {
            throw new Problem(ExitCode.USAGE, "hubcard.wrong", file);
        }
    }

    /** The key of the hub's audit log, if it has one to witness. */
    public Optional<NoteKey> logKey() {
        return card.logKey().isEmpty() ? Optional.empty() : Optional.of(NoteKey.parse(card.logKey()));
    }
}
