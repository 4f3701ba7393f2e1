package kr.haetae.agent.command;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import kr.haetae.agent.answering.LastPoll;
import kr.haetae.agent.config.AgentConfig;
import kr.haetae.agent.config.ConfigFile;
import kr.haetae.agent.hublink.HubCardFile;
import kr.haetae.agent.hublink.HubLink;
import kr.haetae.agent.hublink.Transcript;
import kr.haetae.agent.journal.Entry;
import kr.haetae.agent.journal.JournalLine;
import kr.haetae.agent.journal.JournalReader;
import kr.haetae.agent.keys.AgentDirectory;
import kr.haetae.agent.keys.AgentKeys;
import kr.haetae.agent.publishing.Publisher;
import kr.haetae.agent.report.ExitCode;
import kr.haetae.agent.report.Texts;
import kr.haetae.agent.wallets.CurrentWallets;
import kr.haetae.agent.wallets.CurrentWallets.LastReading;
import kr.haetae.protocol.AgentApi.EpochStatus;
import kr.haetae.protocol.Json;
import kr.haetae.protocol.WireTime;
import org.jspecify.annotations.Nullable;

/** {@code agent status}: what the hub says of this exchange's epochs, and what the folder says of the agent. */
record Status(AgentDirectory directory, Texts texts, PrintStream out, Clock clock) {

    /**
     * Everything {@code status} shows; the shape of its JSON.
     *
     * @param running whether an agent works in the folder now
     * @param lastPoll when the hub last answered a poll, empty for never
     * @param wallets of the last reading, null where none was done
     * @param day UTC day of the quota
     * @param elementsUsed per epoch, on that day; their sum counts
     */
    record Report(
            String exchange,
            boolean hubReached,
            List<EpochStatus> epochs,
            boolean running,
            String lastPoll,
            @Nullable LastReading wallets,
            String day,
            long elementsPerDay,
            Map<Long, Long> elementsUsed,
            long confirmationsPerDay,
            long confirmationsUsed) {}

    ExitCode run(boolean json) throws InterruptedException {
        AgentConfig config = ConfigFile.read(directory);
        Optional<List<EpochStatus>> epochs = epochsAtHub(config);
        Report report = report(config, epochs);
        if (json) {
            out.println(new String(Json.write(report), StandardCharsets.UTF_8));
        } else {
            print(report);
        }
        return epochs.isPresent() ? ExitCode.DONE : ExitCode.HUB_UNREACHABLE;
    }

    private Optional<List<EpochStatus>> epochsAtHub(AgentConfig config) throws InterruptedException {
        HubCardFile card = HubCardFile.read(config.hubCard());
        AgentKeys keys = AgentKeys.load(directory.keys());
        try {
            return Optional.of(Publisher.list(new HubLink(card.card(), keys, Transcript.off())));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private Report report(AgentConfig config, Optional<List<EpochStatus>> epochs) {
        Used used = usedToday();
        return new Report(
                config.exchange(),
                epochs.isPresent(),
                epochs.orElse(List.of()),
                isRunning(),
                new LastPoll(directory.state(), clock)
                        .read()
                        .map(WireTime::format)
                        .orElse(""),
                CurrentWallets.lastReading(directory.state()).orElse(null),
                used.day.toString(),
                config.elementsPerDay(),
                used.elements,
                config.confirmationsPerDay(),
                used.confirmations);
    }

    private boolean isRunning() {
        Optional<AgentLock> lock = AgentLock.tryTake(directory);
        try (AgentLock free = lock.orElse(null)) {
            return free == null;
        } catch (IOException e) {
            return false;
        }
    }

    /** Counts of one UTC day, out of the log. */
    private static final class Used {
        private final LocalDate day;
        private final Map<Long, Long> elements = new TreeMap<>();
        private long confirmations;

        Used(LocalDate day) {
            this.day = day;
        }

        void count(JournalLine line) {
            if (line.entry() instanceof Entry.Evaluated evaluated) {
                elements.merge(evaluated.epoch(), (long) evaluated.elements(), Long::sum);
            } else if (line.entry() instanceof Entry.ConfirmAnswered confirmed) {
                confirmations += confirmed.items().size();
            }
        }
    }

    private Used usedToday() {
        Used used = new Used(LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC));
        Instant midnight = used.day.atStartOfDay(ZoneOffset.UTC).toInstant();
        try {
            JournalReader.replay(directory.log(), midnight, used::count);
        } catch (IOException e) {
            throw new kr.haetae.agent.report.Problem(ExitCode.LOCAL_FILES, "journal.unwritable", directory.log());
        }
        return used;
    }

    private void print(Report report) {
        say("exchange", report.exchange());
        say(report.hubReached() ? "hub.reached" : "hub.away");
        report.epochs().forEach(epoch -> say("epoch", epoch.epoch(), epoch.state(), epoch.activatedAt()));
        say(report.running() ? "running" : "notRunning");
        say("lastPoll", report.lastPoll().isEmpty() ? "-" : report.lastPoll());
        LastReading wallets = report.wallets();
        if (wallets != null) {
            say(
                    "wallets",
                    wallets.report().wallets(),
                    wallets.readAt(),
                    wallets.report().skipped());
        }
        long elements = report.elementsUsed().values().stream()
                .mapToLong(Long::longValue)
                .sum();
        say("elements", report.day(), elements, report.elementsPerDay());
        say("confirmations", report.day(), report.confirmationsUsed(), report.confirmationsPerDay());
    }

    private void say(String key, Object... arguments) {
        out.println(texts.text("status." + key, arguments));
    }
}
