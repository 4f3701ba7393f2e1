package kr.haetae.agent.answering;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import kr.haetae.agent.journal.Entry;
import kr.haetae.agent.journal.Journal;
import kr.haetae.protocol.BatchHeader;

/** The log and what follows from it: which tasks have their answer, how much of the quota is used. */
public final class AnswerLog implements AutoCloseable {
    private static final Duration REMEMBERED = TaskGate.MAX_AGE.plus(TaskGate.MAX_CLOCK_SKEW);

    private final Journal journal;
    private final AnsweredTasks tasks;
    private final EvaluatedBatches batches;

    private AnswerLog(Journal journal, AnsweredTasks tasks, EvaluatedBatches batches) {
        this.journal = journal;
        this.tasks = tasks;
        this.batches = batches;
    }

    /** Opens the log and replays what may still matter into the quota. */
    public static AnswerLog open(Path folder, Quota quota, Instant now) {
        AnsweredTasks tasks = new AnsweredTasks();
        EvaluatedBatches batches = new EvaluatedBatches();
        Instant answersSince = now.minus(REMEMBERED);
        Journal journal = Journal.open(folder, now.minus(EvaluatedBatches.KEPT), line -> {
            batches.take(line.writtenAt(), line.entry());
            if (!line.writtenAt().isBefore(answersSince)) {
                tasks.replay(line, quota);
            }
        });
        return new AnswerLog(journal, tasks, batches);
    }

    Optional<Entry> answer(String taskId) {
        return tasks.answer(taskId);
    }

    /** Writes a task's lasting answer, after what must be in the log with it, and remembers it. */
    void answered(Instant now, String taskId, List<Entry> before, Entry answer) throws IOException {
        List<Entry> block = new java.util.ArrayList<>(before);
        block.add(answer);
        journal.append(now, block);
        block.forEach(entry -> batches.take(now, entry));
        tasks.remember(now, taskId, answer);
    }

    /** The header under which a batch was evaluated here, if it was. */
    Optional<BatchHeader> batch(String batchId) {
        return batches.header(batchId);
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
