package kr.haetae.agent.answering;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import kr.haetae.agent.journal.Entry;
import kr.haetae.agent.journal.Journal;

/** The log and what follows from it: which tasks have their answer, how much of the quota is used. */
public final class AnswerLog implements AutoCloseable {
    private static final Duration REMEMBERED = TaskGate.MAX_AGE.plus(TaskGate.MAX_CLOCK_SKEW);

    private final Journal journal;
    private final AnsweredTasks tasks;

    private AnswerLog(Journal journal, AnsweredTasks tasks) {
        this.journal = journal;
        this.tasks = tasks;
    }

    /** Opens the log and replays what may still matter into the quota. */
    public static AnswerLog open(Path folder, Quota quota, Instant now) {
        AnsweredTasks tasks = new AnsweredTasks();
        return new AnswerLog(Journal.open(folder, now.minus(REMEMBERED), line -> tasks.replay(line, quota)), tasks);
    }

    Optional<Entry> answer(String taskId) {
        return tasks.answer(taskId);
    }

    /** Writes a task's lasting answer, after what must be in the log with it, and remembers it. */
    void answered(Instant now, String taskId, List<Entry> before, Entry answer) throws IOException {
        List<Entry> block = new java.util.ArrayList<>(before);
        block.add(answer);
        journal.append(now, block);
        tasks.remember(now, taskId, answer);
    }

    /** Writes what is no task's lasting answer. */
    void note(Instant now, Entry entry) throws IOException {
        journal.append(now, List.of(entry));
    }

    @Override
    public void close() throws IOException {
        journal.close();
    }
}
