package kr.haetae.tlog;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Decides whether to cosign a log's next checkpoint, by the rules of c2sp.org/tlog-witness: known log, trusted
 * signature, nothing but growth since the last checkpoint cosigned. Its memory is the {@link WitnessLedger}.
 */
public final class Witness {
    private final NoteSigner signer;
    private final Map<String, List<NoteKey>> logs;
    private final WitnessLedger ledger;
    private final Clock clock;

    /**
     * A witness of the given logs.
     *
     * @param signer a cosigner's key, used by this witness alone
     * @param logs keys of the logs it watches; a key's name is its log's origin, and a log may have several
     */
    public Witness(NoteSigner signer, List<NoteKey> logs, WitnessLedger ledger, Clock clock) {
        boolean fits = signer.key().type() == NoteKey.Type.COSIGNER
                && logs.stream().allMatch(key -> key.type() == NoteKey.Type.LOG);
        if (!fits) {
            throw new IllegalArgumentException("a witness has a cosigner's key and watches logs' keys");
        }
        this.signer = signer;
        this.logs = logs.stream().collect(Collectors.groupingBy(NoteKey::name));
        this.ledger = ledger;
        this.clock = clock;
    }

    /** What became of a request. */
    public sealed interface Outcome permits Cosigned, Refused {}

    /** The checkpoint is kept and cosigned. */
    public record Cosigned(Checkpoint checkpoint, NoteSignature cosignature) implements Outcome {}

    /**
     * The checkpoint is not cosigned.
     *
     * @param knownSize size of the checkpoint cosigned last; 0 if none or the log is not known
     */
    public record Refused(Refusal refusal, long knownSize) implements Outcome {}

    /** Why a checkpoint is not cosigned, with the HTTP status tlog-witness gives it. */
    public enum Refusal {
        /** The request or its checkpoint is no such thing, or the old size is above the new. */
        MALFORMED(400, false),
        /** Nobody told this witness of a log of that origin. */
        UNKNOWN_ORIGIN(404, false),
        /** No signature, or a wrong one, of the log's keys. */
        NOT_SIGNED_BY_LOG(403, false),
        /** The proof starts from another size than the one cosigned last: ask again from knownSize. */
        OTHER_OLD_SIZE(409, false),
        /** The log shows fewer leaves than it had: an older backup, or a rewriting. */
        SHRUNK(409, true),
        /** The log shows another root for the size cosigned last: a fork. */
        FORKED(409, true),
        /** The proof does not show that the log only grew. */
        INCONSISTENT(422, true),
        /** Another request was cosigned meanwhile: ask again. */
        OVERTAKEN(409, false);

        private final int httpStatus;
        private final boolean alarming;

        Refusal(int httpStatus, boolean alarming) {
            this.httpStatus = httpStatus;
            this.alarming = alarming;
        }

        /** The status tlog-witness answers with. */
        public int httpStatus() {
            return httpStatus;
        }

        /** Whether the log signed something that an honest log would not: keep the request as evidence and alarm. */
        public boolean isAlarming() {
            return alarming;
        }
    }

    /** Size of the checkpoint cosigned last for that log, 0 if none: where the next proof must start. */
    public long knownSize(String origin) {
        return latest(origin).map(Checkpoint::size).orElse(0L);
    }

    /** Decides on a request; keeps the checkpoint before it cosigns. */
    public Outcome add(AddCheckpoint request) {
        SignedNote note = request.checkpoint();
        Checkpoint next;
        try {
            next = Checkpoint.parse(note.text());
        } catch (MalformedNoteException e) {
            return new Refused(Refusal.MALFORMED, 0);
        }
        List<NoteKey> keys = logs.getOrDefault(next.origin(), List.of());
        if (keys.isEmpty()) {
            return new Refused(Refusal.UNKNOWN_ORIGIN, 0);
        }
        Optional<Checkpoint> known = latest(next.origin());
        long knownSize = known.map(Checkpoint::size).orElse(0L);
        if (!note.isSignedByOneOf(keys)) {
            return new Refused(Refusal.NOT_SIGNED_BY_LOG, knownSize);
        }
        Optional<Refusal> refusal = judge(request, next, known);
        if (refusal.isPresent()) {
            return new Refused(refusal.get(), knownSize);
        }
        return ledger.advance(next.origin(), knownSize, note)
                ? new Cosigned(next, signer.cosign(note.text(), clock.instant()))
                : new Refused(Refusal.OVERTAKEN, knownSize(next.origin()));
    }

    private static Optional<Refusal> judge(AddCheckpoint request, Checkpoint next, Optional<Checkpoint> known) {
        long knownSize = known.map(Checkpoint::size).orElse(0L);
        if (next.size() < knownSize) {
            return Optional.of(Refusal.SHRUNK);
        }
        if (request.oldSize() > next.size()) {
            return Optional.of(Refusal.MALFORMED);
        }
        if (request.oldSize() != knownSize) {
            return Optional.of(Refusal.OTHER_OLD_SIZE);
        }
        if (known.isEmpty() || knownSize == 0) {
            return judgeFirst(request, next, known);
        }
        if (next.size() == knownSize && !next.sameTreeAs(known.get())) {
            return Optional.of(Refusal.FORKED);
        }
        boolean grew =
                MerkleProof.extendsTree(knownSize, known.get().root(), next.size(), next.root(), request.consistency());
        return grew ? Optional.empty() : Optional.of(Refusal.INCONSISTENT);
    }

    /** From nothing every tree grows, so there is nothing to prove; an empty tree has one root only. */
    private static Optional<Refusal> judgeFirst(AddCheckpoint request, Checkpoint next, Optional<Checkpoint> known) {
        if (!request.consistency().isEmpty()) {
            return Optional.of(Refusal.INCONSISTENT);
        }
        Checkpoint empty = Checkpoint.of(next.origin(), 0, MerkleTree.emptyRoot());
        boolean forked = next.size() == 0 && !next.sameTreeAs(known.orElse(empty));
        return forked ? Optional.of(Refusal.FORKED) : Optional.empty();
    }

    private Optional<Checkpoint> latest(String origin) {
        return ledger.latest(origin).map(note -> Checkpoint.parse(note.text()));
    }
}
