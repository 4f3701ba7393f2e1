package kr.haetae.agent.answering;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;

/**
 * How much was answered per UTC day: elements, whatever epochs they were evaluated under (a hub has a say in how many there
 * are), and addresses in confirm requests. What is answered is in the log before it leaves, and the log is replayed at
 * start: so the count is exact over restarts.
 */
public final class Quota {
    private final long elementsPerDay;
    private final long confirmationsPerDay;
    private final Map<Counter, Long> used = new HashMap<>();

    public Quota(long elementsPerDay, long confirmationsPerDay) {
        this.elementsPerDay = elementsPerDay;
        this.confirmationsPerDay = confirmationsPerDay;
    }

    private record Counter(LocalDate day, boolean confirmations) {
        static Counter elements(Instant time) {
            return new Counter(day(time), false);
        }

        static Counter confirmations(Instant time) {
            return new Counter(day(time), true);
        }

        private static LocalDate day(Instant time) {
            return LocalDate.ofInstant(time, ZoneOffset.UTC);
        }
    }

    /** Takes a whole batch out of the day's quota, or nothing. */
    boolean takeElements(Instant now, int elements) {
        return take(Counter.elements(now), elements, elementsPerDay);
    }

    boolean takeConfirmations(Instant now, int items) {
        return take(Counter.confirmations(now), items, confirmationsPerDay);
    }

    /** Gives back what was taken for a batch that was then not answered. */
    synchronized void giveBackElements(Instant taken, int elements) {
        used.merge(Counter.elements(taken), (long) -elements, Long::sum);
    }

    synchronized void giveBackConfirmations(Instant taken, int items) {
        used.merge(Counter.confirmations(taken), (long) -items, Long::sum);
    }

    /** Counts what an earlier run answered. */
    synchronized void replayElements(Instant time, int elements) {
        used.merge(Counter.elements(time), (long) elements, Long::sum);
    }

    synchronized void replayConfirmations(Instant time, int items) {
        used.merge(Counter.confirmations(time), (long) items, Long::sum);
    }

    /** Elements answered on the UTC day of a time. */
    public synchronized long elementsUsed(Instant time) {
        return used.getOrDefault(Counter.elements(time), 0L);
    }

    /** Addresses confirmed or denied on the UTC day of a time. */
    public synchronized long confirmationsUsed(Instant time) {
        return used.getOrDefault(Counter.confirmations(time), 0L);
    }

    private synchronized boolean take(Counter counter, int amount, long limit) {
        used.keySet().removeIf(old -> old.day.isBefore(counter.day.minusDays(1)));
        long before = used.getOrDefault(counter, 0L);
        if (before + amount > limit) {
            return false;
        }
        used.put(counter, before + amount);
        return true;
    }
}
