package kr.haetae.agent.hublink;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import kr.haetae.agent.report.ExitCode;
import kr.haetae.agent.report.Problem;
import kr.haetae.protocol.HubCard;
import kr.haetae.protocol.Json;
import kr.haetae.protocol.MalformedMessageException;
import kr.haetae.protocol.VerifyKey;

/** The hub's card on disk, checked as a whole when it is read. */
public record HubCardFile(HubCard card, VerifyKey verifyKey) {

    /** Reads and checks a card. */
    public static HubCardFile read(Path file) {
        try {
            HubCard card = Json.read(Files.readAllBytes(file), HubCard.class);
            if (!card.url().startsWith("https://") || !card.certificateSha256().matches("[0-9a-f]{64}")) {
                throw new Problem(ExitCode.USAGE, "hubcard.wrong", file);
            }
            return new HubCardFile(card, VerifyKey.of(Base64.getDecoder().decode(card.verifyKey())));
        } catch (IOException e) {
            throw new Problem(ExitCode.USAGE, "hubcard.missing", file);
        } catch (MalformedMessageException | IllegalArgumentException e) {
            throw new Problem(ExitCode.USAGE, "hubcard.wrong", file);
        }
    }
}
