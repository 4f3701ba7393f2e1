package kr.haetae.hub.verification.answering;

import java.util.BitSet;

/** What came of an exchange's evaluation. */
sealed interface Opened {
    /** Proof verified and tags looked up: which positions the index holds, padding never among them. */
    record Found(BitSet positions) implements Opened {}

    /** The epoch serves no more. */
    record EpochGone() implements Opened {}

    /** The proof does not hold. */
    record ProofFailed() implements Opened {}

    /** Not what was asked for. */
    record Malformed() implements Opened {}
}
