package kr.haetae.hub.audit;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What witnesses are offered and what they said. */
public interface LogWitnesses {
    /**
     * The head every witness is to cosign now: one for all, or they would each cosign another and none would have a
     * quorum. Once it has been offered long enough, the newest head takes its place.
     *
     * @param every how long a head is offered at least
     */
    Optional<LogHead> offered(Instant now, Duration every);

    /** Keeps a cosignature that was checked, in the place of the one that witness gave the same head before. */
    void cosigned(long size, String witness, String line, Instant now);

    /** Whose cosignatures a head has. */
    Set<String> cosigners(long size);

    /** Marks a head as cosigned by enough witnesses; the first time counts. */
    void witnessed(long size, Instant now);

    /**
     * Keeps what a witness said of itself. A refusal stands until the witness has cosigned something else.
     *
     * @param refusal why it would not cosign, null if it says nothing of that
     * @return whether that refusal is news
     */
    boolean heard(String witness, long knownSize, @Nullable String refusal, Instant now);

    /** What each witness said last, by name. */
    List<Word> words();

    /**
     * A witness's last word.
     *
     * @param knownSize of the checkpoint it cosigned last, as it says
     * @param refusal why it would not cosign since then, null if it did not refuse
     */
    record Word(String witness, long knownSize, @Nullable String refusal, Instant heardAt) {}
}
