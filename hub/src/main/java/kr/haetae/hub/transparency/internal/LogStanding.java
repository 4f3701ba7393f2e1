package kr.haetae.hub.transparency.internal;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import kr.haetae.hub.audit.LogHead;
import kr.haetae.hub.audit.LogHeads;
import kr.haetae.hub.audit.LogWitnesses;
import kr.haetae.hub.audit.LogWitnesses.Word;
import kr.haetae.hub.directory.Directory;
import kr.haetae.tlog.Base64Text;
import kr.haetae.tlog.NoteSigner;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** How the log stands with its witnesses. */
@Component
public class LogStanding {
    private static final Duration WITNESSED_WITHIN = Duration.ofSeconds(60);

    private final LogHeads heads;
    private final LogWitnesses witnesses;
    private final Directory directory;
    private final Quorum quorum;
    private final NoteSigner log;

    LogStanding(LogHeads heads, LogWitnesses witnesses, Directory directory, Quorum quorum, NoteSigner log) {
        this.heads = heads;
        this.witnesses = witnesses;
        this.directory = directory;
        this.quorum = quorum;
        this.log = log;
    }

    /**
     * The log and its witnesses.
     *
     * @param logKey the verifier key of the checkpoints; whoever verifies takes it from elsewhere
     * @param size rows in the newest checkpoint
     * @param root of its tree, Base64
     * @param witnessedSize rows in the newest checkpoint that enough witnesses cosigned
     * @param unwitnessedSince when the oldest row behind that was signed for; null if there is none
     * @param quorum how many cosignatures are enough
     */
    public record Status(
            String origin,
            String logKey,
            long size,
            @Nullable String root,
            @Nullable Instant signedAt,
            long witnessedSize,
            @Nullable Instant witnessedAt,
            @Nullable Instant unwitnessedSince,
            int quorum,
            List<WitnessView> witnesses) {
        public Status {
            witnesses = List.copyOf(witnesses);
        }

        /** Whether rows have waited for witnesses for longer than they ever should. */
        public boolean overdue(Instant now) {
            return unwitnessedSince != null && unwitnessedSince.isBefore(now.minus(WITNESSED_WITHIN));
        }
    }

    /**
     * A witness.
     *
     * @param knownSize of the checkpoint it cosigned last, as it says
     * @param refusal why it would not cosign the last time; SHRUNK, FORKED and INCONSISTENT are alarms
     */
    public record WitnessView(
            String exchange,
            String key,
            long knownSize,
            @Nullable Instant heardAt,
            @Nullable String refusal) {}

    /** As it is now. */
    public Status status() {
        Optional<LogHead> newest = heads.newest();
        Optional<LogHead> witnessed = heads.newestWitnessed();
        long witnessedSize = sizeOf(witnessed);
        return new Status(
                log.key().name(),
                log.key().text(),
                sizeOf(newest),
                newest.map(head -> Base64Text.encode(head.checkpoint().root())).orElse(null),
                newest.map(LogHead::signedAt).orElse(null),
                witnessedSize,
                witnessed.map(LogHead::witnessedAt).orElse(null),
                heads.firstSignedAbove(witnessedSize).orElse(null),
                quorum.needed(),
                witnessViews());
    }

    /** Who cosigned the newest witnessed head. */
    public List<String> cosigners() {
        return heads.newestWitnessed()
                .map(head -> witnesses.cosigners(head.checkpoint().size()).stream()
                        .sorted()
                        .toList())
                .orElse(List.of());
    }

    private List<WitnessView> witnessViews() {
        Map<String, Word> words =
                witnesses.words().stream().collect(Collectors.toMap(Word::witness, Function.identity()));
        return directory.witnessKeys().entrySet().stream()
                .map(entry -> {
                    Word word = words.get(entry.getKey().name());
                    return new WitnessView(
                            entry.getKey().name(),
                            entry.getValue().text(),
                            word == null ? 0 : word.knownSize(),
                            word == null ? null : word.heardAt(),
                            word == null ? null : word.refusal());
                })
                .toList();
    }

    private static long sizeOf(Optional<LogHead> head) {
        return head.map(one -> one.checkpoint().size()).orElse(0L);
    }
}
