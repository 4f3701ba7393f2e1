package kr.haetae.agent.publishing;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import kr.haetae.agent.config.AgentConfig;
import kr.haetae.agent.hublink.HubLink;
import kr.haetae.agent.hublink.HubLink.Reply;
import kr.haetae.agent.keys.AgentDirectory;
import kr.haetae.agent.keys.AgentKeys;
import kr.haetae.agent.keys.PrivateFiles;
import kr.haetae.agent.report.Console;
import kr.haetae.agent.report.ExitCode;
import kr.haetae.agent.report.Problem;
import kr.haetae.agent.report.Progress;
import kr.haetae.agent.wallets.LoadedWallets;
import kr.haetae.oprf.Group;
import kr.haetae.protocol.AgentApi;
import kr.haetae.protocol.AgentApi.EpochState;
import kr.haetae.protocol.AgentApi.EpochStatus;
import kr.haetae.protocol.Json;
import kr.haetae.protocol.WireTime;

/**
 * Publishes full epochs: finishes one that a crash interrupted, makes a new one when it is due, and forgets keys the hub no
 * longer needs. One publisher works in a folder at a time; a file lock sees to it.
 */
public final class Publisher {
    private final AgentConfig config;
    private final HubLink hub;
    private final EpochStore store;
    private final EpochMaker maker;
    private final EpochUpload upload;
    private final Progress progress;
    private final Console console;
    private final Clock clock;
    private final Path stateFolder;
    private final Path epochLog;
    private final EpochPace pace;
    /** Until when the wait was already spoken of. */
    private Instant announced = Instant.MIN;

    public Publisher(
            AgentDirectory directory,
            AgentConfig config,
            AgentKeys keys,
            HubLink hub,
            Group group,
            EpochStore store,
            Progress progress,
            Console console,
            Clock clock) {
        this.config = config;
        this.hub = hub;
        this.store = store;
        this.maker = new EpochMaker(
                config.exchange(),
                config.namespaces(),
                keys.messageKey(),
                group,
                store,
                new Tagger(config.dummyTagsPercent(), progress),
                clock);
        this.upload = new EpochUpload(hub, progress);
        this.progress = progress;
        this.console = console;
        this.clock = clock;
        this.stateFolder = directory.state();
        this.epochLog = directory.epochLog();
        this.pace = new EpochPace(config.epochsPerDay());
    }

    /**
     * Publishes if it must be.
     *
     * @param force a new epoch even if the active one is fresh
     * @return the epoch published now, if any
     * @throws IOException if the hub or the disk failed: trying again may help
     * @throws Problem if the hub refused or the epoch failed
     */
    public Optional<Long> publish(LoadedWallets wallets, boolean force) throws IOException, InterruptedException {
        PrivateFiles.createFolder(stateFolder);
        Path lockFile = stateFolder.resolve("publish.lock");
        try (FileChannel channel = PrivateFiles.open(lockFile, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock lock = channel.lock()) {
            return lock.isValid() ? publishLocked(wallets, force) : Optional.empty();
        }
    }

    private Optional<Long> publishLocked(LoadedWallets wallets, boolean force)
            throws IOException, InterruptedException {
        store.deleteUnpublished();
        Map<Long, EpochStatus> atHub = epochsAtHub();
        for (EpochMeta unfinished : store.list()) {
            if (unfinished.stage() == EpochMeta.Stage.UPLOADING) {
                console.info("publish.resume", unfinished.epoch());
                finish(unfinished);
                atHub = epochsAtHub();
            }
        }
        forgetDropped(atHub);
        forgetOld();
        if (!force && !isDue(wallets, atHub)) {
            return Optional.empty();
        }
        EpochMeta made;
        try (EpochLog log = EpochLog.open(epochLog, clock)) {
            if (!force && mustWait(log)) {
                return Optional.empty();
            }
            console.info("publish.start", wallets.list().wallets());
            made = maker.make(wallets, newest(atHub));
            log.made(made);
        }
        if (finish(made) != EpochState.ACTIVE) {
            throw new Problem(ExitCode.REFUSED_BY_HUB, "publish.failed", made.epoch());
        }
        return Optional.of(made.epoch());
    }

    private boolean mustWait(EpochLog log) {
        Instant next = pace.next(log.lastDay(), store.list());
        boolean wait = clock.instant().isBefore(next);
        if (wait && !next.equals(announced)) {
            announced = next;
            console.warn("publish.waits", WireTime.format(next));
        }
        return wait;
    }

    private EpochState finish(EpochMeta meta) throws IOException, InterruptedException {
        EpochState state = upload.bring(meta.epoch(), store.manifest(meta.epoch()), store.tagsFile(meta.epoch()));
        boolean failed = state == EpochState.FAILED;
        store.save(meta.at(failed ? EpochMeta.Stage.FAILED : EpochMeta.Stage.ACTIVE));
        if (failed) {
            store.forgetKey(meta.epoch());
            console.warn("publish.failed", meta.epoch());
        } else {
            console.info("publish.active", meta.epoch());
        }
        progress.event(failed ? "failed" : "active", meta.epoch());
        return state;
    }

    /** Due: nothing active, other wallets than the active epoch's, or an active epoch past its age. */
    private boolean isDue(LoadedWallets wallets, Map<Long, EpochStatus> atHub) {
        return atHub.values().stream()
                .filter(status -> status.state() == EpochState.ACTIVE)
                .findFirst()
                .flatMap(status -> store.meta(status.epoch()))
                .filter(meta -> store.key(meta.epoch()).isPresent())
                .filter(meta -> meta.contentHash().equals(wallets.contentHash()))
                .filter(meta -> age(meta).compareTo(config.republishAfter()) < 0)
                .isEmpty();
    }

    private Duration age(EpochMeta meta) {
        return Duration.between(WireTime.parse(meta.createdAt()), clock.instant());
    }

    private void forgetDropped(Map<Long, EpochStatus> atHub) throws IOException {
        for (EpochMeta meta : store.list()) {
            EpochStatus status = atHub.get(meta.epoch());
            if (status != null && status.state() == EpochState.DROPPED) {
                store.delete(meta.epoch());
                console.info("epoch.forgotten", meta.epoch());
            } else if (meta.stage() == EpochMeta.Stage.FAILED
                    || (status != null && status.state() == EpochState.FAILED)) {
                store.forgetKey(meta.epoch());
            }
        }
    }

    private void forgetOld() throws IOException {
        for (EpochMeta meta : store.forgetOld()) {
            console.info("epoch.outlived", meta.epoch());
        }
    }

    private long newest(Map<Long, EpochStatus> atHub) {
        long here = store.list().stream().mapToLong(EpochMeta::epoch).max().orElse(0);
        long there = atHub.keySet().stream().mapToLong(Long::longValue).max().orElse(0);
        return Math.max(here, there);
    }

    private Map<Long, EpochStatus> epochsAtHub() throws IOException, InterruptedException {
        return list(hub).stream().collect(Collectors.toMap(EpochStatus::epoch, status -> status));
    }

    /** What the hub says of this exchange's epochs, newest first. */
    public static List<EpochStatus> list(HubLink hub) throws IOException, InterruptedException {
        Reply reply = hub.get(AgentApi.EPOCHS);
        if (!reply.ok()) {
            if (reply.status() >= 500) {
                throw new IOException("the hub answered " + reply.status());
            }
            throw new Problem(ExitCode.REFUSED_BY_HUB, "hub.refused", reply.status());
        }
        return Json.read(reply.body(), AgentApi.EpochList.class).epochs();
    }
}
