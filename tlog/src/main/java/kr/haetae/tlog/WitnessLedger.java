package kr.haetae.tlog;

import java.util.Optional;

/**
 * What a witness has cosigned, one checkpoint a log, kept where a crash does not lose it: a witness that forgets can be
 * shown a rewritten log.
 */
public interface WitnessLedger {
    /** The checkpoint cosigned last for that log, or empty if there is none yet. */
    Optional<SignedNote> latest(String origin);

    /**
     * Replaces the latest checkpoint if it still is the one the decision was made on. Returns only after the new one is
     * safe on disk.
     *
     * @param expectedSize size of the checkpoint {@link #latest} told, 0 if it told none
     * @return false if another request was faster; nothing is changed then
     */
    boolean advance(String origin, long expectedSize, SignedNote checkpoint);
}
