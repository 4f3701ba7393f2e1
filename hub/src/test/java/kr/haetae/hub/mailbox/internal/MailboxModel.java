package kr.haetae.hub.mailbox.internal;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import kr.haetae.hub.mailbox.NewTask;
import kr.haetae.hub.mailbox.TaskKind;

/** What the mailbox should do, in the plainest way: a list, and time as a number. */
final class MailboxModel {
    private final Duration lease;
    private final List<Task> tasks = new ArrayList<>();
    private Duration now = Duration.ZERO;

    MailboxModel(Duration lease) {
        this.lease = lease;
    }

    /** A task as the model sees it. */
    static final class Task {
        final NewTask submitted;
        String state = "queued";
        Duration leasedUntil = Duration.ZERO;
        int answer;
        boolean relayed;

        Task(NewTask submitted) {
            this.submitted = submitted;
        }

        UUID id() {
            return submitted.id();
        }
    }

    List<Task> tasks() {
        return tasks;
    }

    void advance(Duration by) {
        now = now.plus(by);
    }

    void submit(NewTask task) {
        tasks.add(new Task(task));
    }

    List<UUID> poll(String exchange, int max) {
        List<Task> due = tasks.stream()
                .filter(task -> task.submitted.exchange().name().equals(exchange))
                .filter(task -> task.state.equals("queued")
                        || (task.state.equals("leased") && task.leasedUntil.compareTo(now) <= 0))
                .sorted(Comparator.comparing(task -> task.submitted.kind() == TaskKind.CONFIRM ? 0 : 1))
                .limit(max)
                .toList();
        for (Task task : due) {
            task.state = "leased";
            task.leasedUntil = now.plus(lease);
            task.relayed = true;
        }
        return due.stream().map(Task::id).toList();
    }

    /** What the hub should say to an answer. */
    String answer(Task task, int answer) {
        if (!task.relayed) {
            return "TASK_ANSWER_INVALID";
        }
        switch (task.state) {
            case "queued", "leased" -> {
                task.state = "answered";
                task.answer = answer;
                return "taken";
            }
            case "withdrawn" -> {
                return task.answer == 0 || task.answer == answer ? "taken" : "TASK_ANSWERED_OTHERWISE";
            }
            default -> {
                return task.answer == answer ? "taken" : "TASK_ANSWERED_OTHERWISE";
            }
        }
    }

    void withdraw(Task task) {
        if (!task.state.equals("processed")) {
            task.state = "withdrawn";
        }
    }
}
