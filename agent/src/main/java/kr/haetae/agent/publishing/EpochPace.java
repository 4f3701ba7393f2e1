package kr.haetae.agent.publishing;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import kr.haetae.protocol.WireTime;

/**
 * How often the agent makes a new epoch by itself. A hub that fails every epoch, or denies having one, would otherwise get
 * a new key to look at every minute; a person's {@code publish} is not held back.
 *
 * @param perDay most epochs in 24 hours
 */
record EpochPace(int perDay) {
    private static final Duration DAY = Duration.ofHours(24);
    private static final Duration FIRST_WAIT = Duration.ofMinutes(1);
    private static final Duration LONGEST_WAIT = Duration.ofHours(1);

    /**
     * When the next epoch may be made.
     *
     * @param made when the epochs of the last 24 hours were made, oldest first
     * @param epochs those still in the folder, newest first
     */
    Instant next(List<Instant> made, List<EpochMeta> epochs) {
        Instant byDay = made.size() < perDay
                ? Instant.MIN
                : made.get(made.size() - perDay).plus(DAY);
        Instant afterFailures = afterFailures(epochs);
        return byDay.isAfter(afterFailures) ? byDay : afterFailures;
    }

    /** How far the log must be read back. */
    static Instant since(Instant now) {
        return now.minus(DAY);
    }

    private static Instant afterFailures(List<EpochMeta> epochs) {
        long failures = epochs.stream()
                .takeWhile(meta -> meta.stage() == EpochMeta.Stage.FAILED)
                .count();
        if (failures == 0) {
            return Instant.MIN;
        }
        Duration doubled = FIRST_WAIT.multipliedBy(1L << Math.min(failures - 1, 10));
        Duration wait = doubled.compareTo(LONGEST_WAIT) < 0 ? doubled : LONGEST_WAIT;
        return WireTime.parse(epochs.get(0).createdAt()).plus(wait);
    }
}
