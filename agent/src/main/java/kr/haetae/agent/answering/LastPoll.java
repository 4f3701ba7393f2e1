package kr.haetae.agent.answering;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import kr.haetae.agent.keys.PrivateFiles;
import kr.haetae.protocol.MalformedMessageException;
import kr.haetae.protocol.WireTime;

/** When the hub last answered a poll, kept on disk for {@code status}; written every 5 s at most. */
public final class LastPoll {
    private static final String FILE = "last-poll";
    private static final Duration WRITE_EVERY = Duration.ofSeconds(5);

    private final Path folder;
    private final Clock clock;
    private Instant written = Instant.EPOCH;

    public LastPoll(Path folder, Clock clock) {
        this.folder = folder;
        this.clock = clock;
    }

    synchronized void reached() {
        Instant now = clock.instant();
        if (now.isBefore(written.plus(WRITE_EVERY))) {
            return;
        }
        try {
            PrivateFiles.createFolder(folder);
            PrivateFiles.write(folder.resolve(FILE), WireTime.format(now).getBytes(StandardCharsets.US_ASCII));
            written = now;
        } catch (IOException e) {
            // Only status shows it; the next poll tries again.
            written = Instant.EPOCH;
        }
    }

    /** The time of the last poll, if any. */
    public Optional<Instant> read() {
        try {
            return Optional.of(WireTime.parse(Files.readString(folder.resolve(FILE), StandardCharsets.US_ASCII)));
        } catch (IOException | MalformedMessageException e) {
            return Optional.empty();
        }
    }
}
