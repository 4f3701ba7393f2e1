package kr.haetae.hub.machineport.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Base64;
import kr.haetae.hub.keys.HubKeys;
import kr.haetae.hub.machineport.MachinePort;
import kr.haetae.protocol.HubCard;
import kr.haetae.protocol.Json;
import kr.haetae.tlog.NoteKey;
import org.springframework.boot.web.server.servlet.context.ServletWebServerInitializedEvent;
import org.springframework.context.ApplicationListener;

/**
 * Writes the hub's card, {@code hub.json}, once the machine port listens: agents on the same machine read it, and read it
 * again when the hub is gone, for it may have come back on another port.
 */
final class HubCardFile implements ApplicationListener<ServletWebServerInitializedEvent> {
    private final Path file;
    private final MachinePort machinePort;
    private final HubKeys keys;
    private final NoteKey log;

    HubCardFile(Path file, MachinePort machinePort, HubKeys keys, NoteKey log) {
        this.file = file;
        this.machinePort = machinePort;
        this.keys = keys;
        this.log = log;
    }

    @Override
    public void onApplicationEvent(ServletWebServerInitializedEvent event) {
        HubCard card = new HubCard(
                machinePort.url(),
                keys.tlsIdentity().certificateSha256(),
                Base64.getEncoder().encodeToString(keys.signingKey().verifyKey().encoded()),
                log.text());
        try {
            Path aside = file.resolveSibling(file.getFileName() + ".new");
            Files.write(aside, Json.write(card));
            Files.move(aside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
