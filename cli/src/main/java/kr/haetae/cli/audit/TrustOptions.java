package kr.haetae.cli.audit;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import kr.haetae.cli.CommandFailure;
import kr.haetae.cli.ExitCode;
import kr.haetae.cli.Texts;
import kr.haetae.tlog.Checkpoint;
import kr.haetae.tlog.NoteKey;
import kr.haetae.verifier.TrustPolicy;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Whom the auditor believes. Nothing of it may come from the hub whose log is checked. */
final class TrustOptions {
    @Option(
            names = "--keys",
            paramLabel = "FILE",
            description = "Verifier keys of the log and its witnesses, one a line; # begins a comment.")
    private @Nullable Path keys;

    @Option(names = "--log-key", paramLabel = "KEY", description = "A verifier key of the log; may be repeated.")
    private List<String> logKeys = new ArrayList<>();

    @Option(
            names = "--witness-key",
            paramLabel = "KEY",
            description = "The verifier key of a witness; may be repeated.")
    private List<String> witnessKeys = new ArrayList<>();

    @Option(
            names = "--quorum",
            paramLabel = "K",
            description = "How many witnesses must have cosigned (default: more than half of those given; 0: none,"
                    + " said expressly).")
    private @Nullable Integer quorum;

    @Option(
            names = "--known-checkpoint",
            paramLabel = "FILE",
            description = "A checkpoint from an agent's ledger or an earlier audit, which the bundle must show and"
                    + " extend; may be repeated.")
    private List<Path> known = new ArrayList<>();

    @Option(
            names = "--max-age-hours",
            paramLabel = "H",
            description = "How old the newest cosignature may be (default: any age).")
    private @Nullable Integer maxAgeHours;

    @Option(
            names = "--allow-unwitnessed-tail",
            description = "Count rows behind the last witnessed checkpoint instead of refusing them.")
    private boolean tailAllowed;

    /** The policy, or a refusal of what does not make one. */
    TrustPolicy policy(Texts texts) {
        Set<NoteKey> given = new LinkedHashSet<>();
        if (keys != null) {
            given.addAll(KeyFiles.keys(keys, texts));
        }
        logKeys.forEach(text -> given.add(KeyFiles.key(text, texts)));
        witnessKeys.forEach(text -> given.add(KeyFiles.key(text, texts)));
        List<NoteKey> logs = ofType(given, NoteKey.Type.LOG);
        List<NoteKey> witnesses = ofType(given, NoteKey.Type.COSIGNER);
        if (logs.isEmpty()) {
            throw new CommandFailure(ExitCode.REFUSED, texts.say("audit.noLogKey"));
        }
        if (witnesses.isEmpty() && quorum == null) {
            throw new CommandFailure(ExitCode.REFUSED, texts.say("audit.noWitnessKey"));
        }
        return policy(logs, witnesses, texts);
    }

    private TrustPolicy policy(List<NoteKey> logs, List<NoteKey> witnesses, Texts texts) {
        List<Checkpoint> checkpoints =
                known.stream().map(file -> KeyFiles.checkpoint(file, texts)).toList();
        int needed = quorum == null ? witnesses.size() / 2 + 1 : quorum;
        Optional<Duration> maxAge = Optional.ofNullable(maxAgeHours).map(Duration::ofHours);
        try {
            return new TrustPolicy(logs, witnesses, needed, checkpoints, maxAge, tailAllowed);
        } catch (IllegalArgumentException e) {
            throw new CommandFailure(ExitCode.REFUSED, texts.say("audit.badPolicy", String.valueOf(e.getMessage())));
        }
    }

    private static List<NoteKey> ofType(Set<NoteKey> keys, NoteKey.Type type) {
        return keys.stream().filter(key -> key.type() == type).toList();
    }
}
