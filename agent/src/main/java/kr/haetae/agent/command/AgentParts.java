package kr.haetae.agent.command;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import kr.haetae.address.AddressReader;
import kr.haetae.agent.answering.AnswerLog;
import kr.haetae.agent.answering.Answering;
import kr.haetae.agent.answering.LastPoll;
import kr.haetae.agent.answering.Quota;
import kr.haetae.agent.config.AgentConfig;
import kr.haetae.agent.config.ConfigFile;
import kr.haetae.agent.hublink.HubCardFile;
import kr.haetae.agent.hublink.HubLink;
import kr.haetae.agent.hublink.Transcript;
import kr.haetae.agent.keys.AgentDirectory;
import kr.haetae.agent.keys.AgentKeys;
import kr.haetae.agent.keys.PrivateFiles;
import kr.haetae.agent.keys.WitnessKeyFile;
import kr.haetae.agent.publishing.EpochStore;
import kr.haetae.agent.publishing.Publisher;
import kr.haetae.agent.report.Console;
import kr.haetae.agent.report.ExitCode;
import kr.haetae.agent.report.Problem;
import kr.haetae.agent.report.Progress;
import kr.haetae.agent.wallets.CurrentWallets;
import kr.haetae.agent.wallets.WalletLoader;
import kr.haetae.agent.witnessing.WitnessLoop;
import kr.haetae.oprf.Group;
import kr.haetae.protocol.Json;
import kr.haetae.tlog.NoteSigner;
import org.jspecify.annotations.Nullable;

/** The parts {@code run} and {@code publish} share, wired once. */
record AgentParts(
        AgentConfig config,
        AgentKeys keys,
        HubCardFile hubCard,
        HubLink hub,
        Group group,
        EpochStore epochs,
        CurrentWallets wallets,
        Publisher publisher) {

    static AgentParts wire(
            AgentDirectory directory, @Nullable Path transcript, Console console, Progress progress, Clock clock) {
        // the two that take longest need nothing of the others: they are begun first and awaited last
        CompletableFuture<AddressReader> reader = CompletableFuture.supplyAsync(AddressReader::standard);
        AgentConfig config = ConfigFile.read(directory);
        CompletableFuture<Group> loading =
                CompletableFuture.supplyAsync(config.pureJava() ? Group::pureJava : Group::best);
        AgentKeys keys = AgentKeys.load(directory.keys());
        HubCardFile hubCard = HubCardFile.read(config.hubCard());
        HubLink hub = new HubLink(hubCard.card(), keys, transcript(transcript, clock));
        Group group = loading.join();
        EpochStore epochs = new EpochStore(directory.epochs(), group);
        CurrentWallets wallets = new CurrentWallets(
                new WalletLoader(reader.join(), progress), config.wallets(), directory.state(), console, clock);
        Publisher publisher = new Publisher(directory, config, keys, hub, group, epochs, progress, console, clock);
        return new AgentParts(config, keys, hubCard, hub, group, epochs, wallets, publisher);
    }

    private static Transcript transcript(@Nullable Path file, Clock clock) {
        try {
            return file == null ? Transcript.off() : Transcript.to(file, clock);
        } catch (IOException e) {
            throw new Problem(ExitCode.LOCAL_FILES, "folder.unwritable", String.valueOf(file));
        }
    }

    /** Opens the log and starts answering; only for whoever holds the {@link AgentLock}. */
    Answering startAnswering(AgentDirectory directory, Console console, Clock clock) {
        Quota quota = new Quota(config.elementsPerDay(), config.confirmationsPerDay());
        AnswerLog log = AnswerLog.open(directory.log(), quota, clock.instant());
        NoteSigner witness = witnessKey(directory, console);
        Optional<WitnessLoop> witnessing = hubCard.logKey()
                .map(logKey -> new WitnessLoop(hub, witness, logKey, directory.witness(), console, clock).start());
        return Answering.start(
                config,
                keys,
                hubCard.verifyKey(),
                hub,
                epochs,
                quota,
                log,
                new LastPoll(directory.state(), clock),
                wallets::list,
                witnessing,
                console,
                clock);
    }

    /** A folder of an earlier release has no witness key yet: it gets one, and its card must be handed over again. */
    private NoteSigner witnessKey(AgentDirectory directory, Console console) {
        WitnessKeyFile file = new WitnessKeyFile(directory.keys());
        if (file.exists()) {
            return file.load();
        }
        try {
            NoteSigner made = file.create(config.exchange());
            PrivateFiles.write(directory.memberCard(), Json.write(keys.memberCard(config.exchange(), made.key())));
            console.warn("witness.newCard", directory.memberCard());
            return made;
        } catch (IOException e) {
            throw new Problem(ExitCode.LOCAL_FILES, "folder.unwritable", directory.root());
        }
    }
}
