package kr.haetae.hub.verification.answering;

import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import kr.haetae.hub.mailbox.ResultListener;
import kr.haetae.hub.mailbox.TaskKind;
import kr.haetae.hub.verification.operating.ResultSteps;
import kr.haetae.hub.verification.sending.BatchSender;
import kr.haetae.hub.work.Signal;
import kr.haetae.hub.work.Worker;
import kr.haetae.hub.work.Working;
import org.springframework.stereotype.Component;

/** Works off what agents evaluated, as many at a time as there are processors. */
@Component
class AnswerWorkers implements ResultListener, Working {
    private static final long RESCAN_MILLIS = 2_000;

    private final ResultSteps results;
    private final AnswerRecorder recorder;
    private final BatchSender sender;
    private final Signal signal = new Signal();
    private final List<Worker> workers = IntStream.rangeClosed(
                    1, Math.max(2, Runtime.getRuntime().availableProcessors()))
            .mapToObj(number -> new Worker("answer-worker-" + number, signal, RESCAN_MILLIS, this::takeOne))
            .toList();

    AnswerWorkers(ResultSteps results, AnswerRecorder recorder, BatchSender sender) {
        this.results = results;
        this.recorder = recorder;
        this.sender = sender;
    }

    @Override
    public TaskKind kind() {
        return TaskKind.EVALUATE;
    }

    @Override
    public void resultArrived(UUID taskId) {
        signal.raise();
    }

    private boolean takeOne() {
        boolean taken = results.takeOne(TaskKind.EVALUATE, recorder::record);
        if (taken) {
            sender.wake();
        }
        return taken;
    }

    @Override
    public List<Worker> workers() {
        return workers;
    }
}
