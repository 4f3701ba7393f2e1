package kr.haetae.agent.answering;

import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import kr.haetae.agent.journal.Entry;
import kr.haetae.agent.journal.JournalLine;

/**
 * What each task was answered, as long as the task may come again: delivery is at least once, the answer is one. Filled from
 * the log at start.
 */
final class AnsweredTasks {
    private final Map<String, Answered> tasks = new LinkedHashMap<>();

    private record Answered(Instant time, Entry entry) {}

    synchronized Optional<Entry> answer(String taskId) {
        return Optional.ofNullable(tasks.get(taskId)).map(Answered::entry);
    }

    /** Remembers the first lasting answer of a task. */
    synchronized void remember(Instant now, String taskId, Entry entry) {
        forgetBefore(now.minus(TaskGate.MAX_AGE).minus(TaskGate.MAX_CLOCK_SKEW));
        tasks.putIfAbsent(taskId, new Answered(now, entry));
    }

    private void forgetBefore(Instant oldest) {
        Iterator<Answered> oldestFirst = tasks.values().iterator();
        while (oldestFirst.hasNext() && oldestFirst.next().time.isBefore(oldest)) {
            oldestFirst.remove();
        }
    }

    /** Takes one line of the log into this and the quota. */
    void replay(JournalLine line, Quota quota) {
        Instant time = line.writtenAt();
        if (line.entry() instanceof Entry.Evaluated evaluated) {
            quota.replayElements(time, evaluated.elements());
            remember(time, evaluated.task(), evaluated);
        } else if (line.entry() instanceof Entry.ConfirmAnswered confirmed) {
            quota.replayConfirmations(time, confirmed.items().size());
            remember(time, confirmed.task(), confirmed);
        } else if (line.entry() instanceof Entry.Refused refused && refused.authentic()) {
            remember(time, refused.task(), refused);
        }
    }
}
