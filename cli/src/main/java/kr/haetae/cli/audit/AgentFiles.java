package kr.haetae.cli.audit;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import kr.haetae.cli.CommandFailure;
import kr.haetae.cli.ExitCode;
import kr.haetae.cli.Texts;
import kr.haetae.protocol.HubCard;
import kr.haetae.protocol.Json;
import kr.haetae.protocol.MalformedMessageException;
import kr.haetae.protocol.VerifyKey;
import kr.haetae.verifier.AgentLog;
import kr.haetae.verifier.AgentLog.BrokenLogException;

/** What an exchange hands to an auditor. */
final class AgentFiles {
    private AgentFiles() {}

    /** The key on the hub's card. */
    static VerifyKey hubKey(Path card, Texts texts) {
        try {
            HubCard read = Json.read(Files.readAllBytes(card), HubCard.class);
            return VerifyKey.of(Base64.getDecoder().decode(read.verifyKey()));
        } catch (IOException | MalformedMessageException | IllegalArgumentException e) {
            throw new CommandFailure(ExitCode.REFUSED, texts.say("audit.badCard", card));
        }
    }

    /** The log of one file, or of all in a folder. */
    static AgentLog log(Path path, VerifyKey hubKey, Texts texts) {
        AgentLog log = new AgentLog(hubKey);
        try {
            for (Path file : files(path)) {
                try (BufferedReader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
                    log.read(reader);
                }
            }
        } catch (IOException | UncheckedIOException e) {
            throw new CommandFailure(ExitCode.REFUSED, texts.say("demo.noFile", path));
        } catch (BrokenLogException e) {
            throw new CommandFailure(ExitCode.REFUSED, texts.say("audit.brokenLog", path, e.line()));
        }
        return log;
    }

    private static List<Path> files(Path path) throws IOException {
        if (!Files.isDirectory(path)) {
            return List.of(path);
        }
        try (Stream<Path> files = Files.list(path)) {
            return files.filter(file -> file.getFileName().toString().matches("agent-\\d{6}\\.jsonl"))
                    .sorted()
                    .toList();
        }
    }
}
