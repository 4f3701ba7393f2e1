package kr.haetae.agent.command;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import kr.haetae.agent.config.ConfigFile;
import kr.haetae.agent.config.ConfigTemplate;
import kr.haetae.agent.hublink.HubCardFile;
import kr.haetae.agent.keys.AgentDirectory;
import kr.haetae.agent.keys.AgentKeys;
import kr.haetae.agent.keys.PrivateFiles;
import kr.haetae.agent.keys.WitnessKeyFile;
import kr.haetae.agent.report.Console;
import kr.haetae.agent.report.ExitCode;
import kr.haetae.agent.report.Problem;
import kr.haetae.protocol.Json;
import kr.haetae.tlog.NoteKey;
import org.jspecify.annotations.Nullable;

/** {@code agent init}: a folder with keys, configuration and the card for the hub's operator. */
record Init(AgentDirectory directory, Console console, Clock clock) {

    void run(ConfigTemplate config, @Nullable Path hubCard) {
        if (Files.exists(directory.config()) || Files.exists(directory.keys())) {
            throw new Problem(ExitCode.USAGE, "init.exists", directory.root());
        }
        if (hubCard != null) {
            HubCardFile.read(hubCard);
        }
        try {
            write(config, hubCard);
        } catch (IOException e) {
            throw new Problem(ExitCode.LOCAL_FILES, "folder.unwritable", directory.root());
        }
        ConfigFile.read(directory);
        console.info("init.done", directory.root(), directory.memberCard());
    }

    private void write(ConfigTemplate config, @Nullable Path hubCard) throws IOException {
        PrivateFiles.createFolder(directory.root());
        AgentKeys keys = AgentKeys.create(directory.keys(), config.exchange(), clock.instant());
        NoteKey witness =
                new WitnessKeyFile(directory.keys()).create(config.exchange()).key();
        PrivateFiles.write(directory.memberCard(), Json.write(keys.memberCard(config.exchange(), witness)));
        if (hubCard != null) {
            PrivateFiles.write(directory.hubCard(), Files.readAllBytes(hubCard));
        }
        PrivateFiles.write(directory.config(), config.yaml().getBytes(StandardCharsets.UTF_8));
    }
}
