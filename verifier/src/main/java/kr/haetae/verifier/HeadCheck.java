package kr.haetae.verifier;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import kr.haetae.tlog.Checkpoint;
import kr.haetae.tlog.MalformedNoteException;
import kr.haetae.tlog.NoteKey;
import kr.haetae.tlog.SignedNote;

/** Decides which checkpoints are believed: signed by the log, cosigned by how many witnesses, as known. */
final class HeadCheck {
    /** Clocks of honest witnesses may be ahead of the auditor's by this much. */
    private static final long CLOCK_TOLERANCE_SECONDS = 300;

    private final TrustPolicy policy;
    private final Instant now;

    private Optional<TrustedHead> newest = Optional.empty();
    private long witnessedSize;
    private long heads;
    private long knownShown;

    /** A checkpoint whose signatures are good. */
    record TrustedHead(Checkpoint checkpoint, int cosigners, OptionalLong cosignedAtSeconds) {}

    HeadCheck(TrustPolicy policy, Instant now) {
        this.policy = policy;
        this.now = now;
    }

    /** Checks signatures, order and agreement with known checkpoints; proofs and roots are the caller's part. */
    Checkpoint accept(String noteText) throws BundleFailure {
        SignedNote note = parse(noteText);
        Checkpoint checkpoint = checkpoint(note);
        if (!checkpoint.origin().equals(policy.origin())) {
            throw BundleFailure.of(FailureReason.ORIGIN_OTHER);
        }
        if (!note.isSignedByOneOf(policy.logKeys())) {
            throw BundleFailure.of(FailureReason.LOG_SIGNATURE_WRONG);
        }
        if (newest.isPresent() && checkpoint.size() <= newest.get().checkpoint().size()) {
            throw BundleFailure.of(FailureReason.CHECKPOINT_ORDER);
        }
        requireKnown(checkpoint);
        TrustedHead head = cosigned(note, checkpoint);
        if (head.cosigners() >= policy.quorum()) {
            witnessedSize = checkpoint.size();
        }
        newest = Optional.of(head);
        heads++;
        return checkpoint;
    }

    Optional<Checkpoint> newest() {
        return newest.map(TrustedHead::checkpoint);
    }

    long heads() {
        return heads;
    }

    long witnessedSize() {
        return witnessedSize;
    }

    OptionalLong cosignedAtSeconds() {
        return newest.map(TrustedHead::cosignedAtSeconds).orElse(OptionalLong.empty());
    }

    boolean isKnown(Checkpoint checkpoint) {
        return policy.known().stream().anyMatch(checkpoint::sameTreeAs);
    }

    /**
     * What can only be said at the end: nothing known is missing, witnesses are enough and recent.
     *
     * @param start leaves before the bundle's first, under a checkpoint that is known
     */
    void finish(long start) throws BundleFailure {
        if (newest.isEmpty()) {
            throw BundleFailure.of(FailureReason.TRUNCATED);
        }
        long size = newest.get().checkpoint().size();
        for (Checkpoint known : policy.known()) {
            if (known.size() > size) {
                throw BundleFailure.of(FailureReason.OLDER_THAN_KNOWN);
            }
        }
        requireEveryKnownShown(start);
        boolean witnessed = newest.get().cosigners() >= policy.quorum();
        if (!witnessed && !(policy.unwitnessedTailAllowed() && witnessedSize > 0)) {
            throw BundleFailure.of(FailureReason.QUORUM_MISSING);
        }
        requireRecent();
    }

    private void requireKnown(Checkpoint checkpoint) throws BundleFailure {
        for (Checkpoint known : policy.known()) {
            if (known.size() == checkpoint.size()) {
                if (!known.sameTreeAs(checkpoint)) {
                    throw BundleFailure.of(FailureReason.KNOWN_OTHER);
                }
                knownShown++;
            }
        }
    }

    private void requireEveryKnownShown(long start) throws BundleFailure {
        long expected =
                policy.known().stream().filter(known -> known.size() >= start).count();
        if (knownShown < expected) {
            throw BundleFailure.of(FailureReason.KNOWN_NOT_SHOWN);
        }
    }

    private void requireRecent() throws BundleFailure {
        if (policy.maxAge().isPresent()) {
            long oldest = now.minus(policy.maxAge().get()).getEpochSecond();
            OptionalLong cosigned = cosignedAtSeconds();
            if (cosigned.isEmpty() || cosigned.getAsLong() < oldest) {
                throw BundleFailure.of(FailureReason.TOO_OLD);
            }
        }
    }

    private TrustedHead cosigned(SignedNote note, Checkpoint checkpoint) throws BundleFailure {
        int cosigners = 0;
        OptionalLong latest = OptionalLong.empty();
        for (NoteKey witness : policy.witnesses()) {
            if (note.claimsSignatureOf(witness)) {
                long seconds = cosignedAt(note, witness);
                cosigners++;
                latest = OptionalLong.of(Math.max(seconds, latest.orElse(seconds)));
            }
        }
        return new TrustedHead(checkpoint, cosigners, latest);
    }

    private long cosignedAt(SignedNote note, NoteKey witness) throws BundleFailure {
        OptionalLong seconds = note.cosignedAtSeconds(witness);
        if (seconds.isEmpty()) {
            throw BundleFailure.of(FailureReason.COSIGNATURE_WRONG);
        }
        if (seconds.getAsLong() - CLOCK_TOLERANCE_SECONDS > now.getEpochSecond()) {
            throw BundleFailure.of(FailureReason.COSIGNATURE_IN_FUTURE);
        }
        return seconds.getAsLong();
    }

    private static SignedNote parse(String text) throws BundleFailure {
        try {
            return SignedNote.parse(text);
        } catch (MalformedNoteException e) {
            throw BundleFailure.of(FailureReason.LINE_MALFORMED);
        }
    }

    private static Checkpoint checkpoint(SignedNote note) throws BundleFailure {
        try {
            return Checkpoint.parse(note.text());
        } catch (MalformedNoteException e) {
            throw BundleFailure.of(FailureReason.LINE_MALFORMED);
        }
    }
}
