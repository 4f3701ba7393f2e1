package kr.haetae.verifier;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import kr.haetae.tlog.Base64Text;
import kr.haetae.tlog.Checkpoint;
import kr.haetae.tlog.NoteKey;

/**
 * Whom the auditor believes, always told from outside: a key found in a bundle would prove nothing.
 *
 * @param logKeys of one log: all have its origin as their name; several while a key is replaced
 * @param witnesses cosigners whose word counts, each with a public key of its own
 * @param quorum how many of them must have cosigned, 0 to all
 * @param known checkpoints the auditor holds from elsewhere (an agent's ledger, an earlier audit), which the bundle must
 *     show and extend
 * @param maxAge how old the newest checkpoint's latest cosignature may be; empty if any age will do
 * @param unwitnessedTailAllowed whether leaves after the last checkpoint with a quorum are counted instead of refused
 */
public record TrustPolicy(
        List<NoteKey> logKeys,
        List<NoteKey> witnesses,
        int quorum,
        List<Checkpoint> known,
        Optional<Duration> maxAge,
        boolean unwitnessedTailAllowed) {
    public TrustPolicy {
        logKeys = List.copyOf(logKeys);
        witnesses = List.copyOf(witnesses);
        known = List.copyOf(known);
        requireOneLog(logKeys, known);
        requireDistinctWitnesses(logKeys, witnesses);
        if (quorum < 0 || quorum > witnesses.size()) {
            throw new IllegalArgumentException("the quorum is more than there are witnesses");
        }
    }

    /** A policy that knows keys only. */
    public static TrustPolicy of(NoteKey logKey, List<NoteKey> witnesses, int quorum) {
        return new TrustPolicy(List.of(logKey), witnesses, quorum, List.of(), Optional.empty(), false);
    }

    /** The same with checkpoints the bundle must extend. */
    public TrustPolicy extending(List<Checkpoint> checkpoints) {
        return new TrustPolicy(logKeys, witnesses, quorum, checkpoints, maxAge, unwitnessedTailAllowed);
    }

    /** The same with an age limit. */
    public TrustPolicy notOlderThan(Duration age) {
        return new TrustPolicy(logKeys, witnesses, quorum, known, Optional.of(age), unwitnessedTailAllowed);
    }

    /** The same, but leaves that no quorum has seen yet are counted instead of refused. */
    public TrustPolicy allowingUnwitnessedTail() {
        return new TrustPolicy(logKeys, witnesses, quorum, known, maxAge, true);
    }

    /** The log's name. */
    public String origin() {
        return logKeys.get(0).name();
    }

    private static void requireOneLog(List<NoteKey> logKeys, List<Checkpoint> known) {
        boolean one = !logKeys.isEmpty()
                && logKeys.stream().allMatch(key -> key.type() == NoteKey.Type.LOG)
                && logKeys.stream().map(NoteKey::name).distinct().count() == 1
                && known.stream()
                        .allMatch(checkpoint ->
                                checkpoint.origin().equals(logKeys.get(0).name()));
        if (!one) {
            throw new IllegalArgumentException("the keys and checkpoints are not of one log");
        }
    }

    /** A cosignature does not say its cosigner's name, so one key under two names would count twice. */
    private static void requireDistinctWitnesses(List<NoteKey> logKeys, List<NoteKey> witnesses) {
        Set<String> seen = new HashSet<>();
        boolean distinct = Stream.concat(logKeys.stream(), witnesses.stream())
                .map(key -> Base64Text.encode(key.raw()))
                .allMatch(seen::add);
        if (!distinct || witnesses.stream().anyMatch(key -> key.type() != NoteKey.Type.COSIGNER)) {
            throw new IllegalArgumentException("witnesses have cosigner keys, each its own");
        }
    }
}
