package kr.haetae.agent.publishing;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import kr.haetae.agent.journal.Entry;
import kr.haetae.agent.journal.Journal;

/**
 * The log of epochs made: its own chain of lines, as the one publisher of a folder writes it while another process may
 * write the log of answers.
 */
final class EpochLog implements AutoCloseable {
    private final Journal journal;
    private final List<Instant> lastDay;
    private final Clock clock;

    private EpochLog(Journal journal, List<Instant> lastDay, Clock clock) {
        this.journal = journal;
        this.lastDay = lastDay;
        this.clock = clock;
    }

    /** Opens it; only for whoever holds the publisher's lock. */
    static EpochLog open(Path folder, Clock clock) {
        List<Instant> lastDay = new ArrayList<>();
        Journal journal = Journal.open(folder, EpochPace.since(clock.instant()), line -> lastDay.add(line.writtenAt()));
        return new EpochLog(journal, lastDay, clock);
    }

    /** When the epochs of the last 24 hours were made, oldest first. */
    List<Instant> lastDay() {
        return List.copyOf(lastDay);
    }

    /** Writes that an epoch is about to be offered to the hub. */
    void made(EpochMeta epoch) throws IOException {
        journal.append(
                clock.instant(),
                List.of(new Entry.EpochMade(epoch.epoch(), epoch.publicKey(), epoch.manifestSha256())));
    }

    @Override
    public void close() throws IOException {
        journal.close();
    }
}
