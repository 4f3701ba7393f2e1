package kr.haetae.agent.answering;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import kr.haetae.agent.journal.Entry;
import kr.haetae.agent.report.Console;
import kr.haetae.agent.wallets.WalletList;
import kr.haetae.protocol.BatchHeader;
import kr.haetae.protocol.Delivery;
import kr.haetae.protocol.Envelope;
import kr.haetae.protocol.MalformedMessageException;
import kr.haetae.protocol.Message;
import kr.haetae.protocol.RefusalCode;
import kr.haetae.protocol.SigningKey;
import org.jspecify.annotations.Nullable;

/** Turns one delivered task into one signed answer; a refusal is an answer. Safe for many threads. */
final class TaskDesk {
    private static final Duration WAIT_FOR_WALLETS = Duration.ofSeconds(20);
    private static final byte[] NOTHING = new byte[0];

    private final String exchange;
    private final SigningKey messageKey;
    private final TaskGate gate;
    private final Evaluations evaluations;
    private final Confirmations confirmations;
    private final AnswerLog log;
    private final Supplier<CompletableFuture<WalletList>> wallets;
    private final Console console;
    private final Clock clock;
    private final Set<String> underway = ConcurrentHashMap.newKeySet();

    TaskDesk(
            String exchange,
            SigningKey messageKey,
            TaskGate gate,
            Evaluations evaluations,
            Confirmations confirmations,
            AnswerLog log,
            Supplier<CompletableFuture<WalletList>> wallets,
            Console console,
            Clock clock) {
        this.exchange = exchange;
        this.messageKey = messageKey;
        this.gate = gate;
        this.evaluations = evaluations;
        this.confirmations = confirmations;
        this.log = log;
        this.wallets = wallets;
        this.console = console;
        this.clock = clock;
    }

    /** A signed answer and the task it belongs to. */
    record Answer(String taskId, Delivery delivery) {}

    /**
     * Answers a task; empty where none can be given now (no readable task id, the same task is being answered, the wallets
     * are not read yet): the hub delivers again.
     *
     * @throws IOException if the log cannot be written: then nothing may leave
     */
    Optional<Answer> answer(Delivery task) throws IOException, InterruptedException {
        Optional<String> taskId = TaskGate.claimedTaskId(task.envelope());
        if (taskId.isEmpty()) {
            console.warn("task.unreadable");
            return Optional.empty();
        }
        if (!underway.add(taskId.get())) {
            return Optional.empty();
        }
        try {
            return answer(taskId.get(), task);
        } finally {
            underway.remove(taskId.get());
        }
    }

    private Optional<Answer> answer(String taskId, Delivery task) throws IOException, InterruptedException {
        byte[] payload;
        try {
            payload = gate.signedPayload(task.envelope());
        } catch (RefusedException e) {
            log.note(clock.instant(), new Entry.Refused(taskId, e.code(), false));
            return Optional.of(refused(taskId, e.code()));
        }
        List<Entry> received = new ArrayList<>();
        try {
            return work(taskId, payload, task, received);
        } catch (RefusedException e) {
            if (log.answer(taskId).isPresent()) {
                log.note(clock.instant(), new Entry.Refused(taskId, e.code(), false));
            } else {
                log.answered(clock.instant(), taskId, received, new Entry.Refused(taskId, e.code(), true));
            }
            return Optional.of(refused(taskId, e.code()));
        }
    }

    private Optional<Answer> work(String taskId, byte[] payload, Delivery task, List<Entry> received)
            throws RefusedException, IOException, InterruptedException {
        Optional<Entry> before = log.answer(taskId);
        if (before.isPresent() && before.get() instanceof Entry.Refused refusal) {
            log.note(clock.instant(), new Entry.Repeated(taskId));
            return Optional.of(refused(taskId, refusal.code()));
        }
        Envelope envelope = gate.addressed(payload);
        gate.requireFresh(envelope.time());
        if (envelope.message() instanceof Message.Evaluate evaluate) {
            return Optional.of(evaluate(taskId, evaluate, attached(task), before.orElse(null), received));
        }
        if (envelope.message() instanceof Message.Confirm confirm) {
            Confirmations.Request request =
                    new Confirmations.Request(taskId, confirm, attached(task), Wire.sha256Ascii(task.envelope()));
            return confirm(request, before.orElse(null));
        }
        throw new RefusedException(RefusalCode.UNKNOWN_KIND);
    }

    private Answer evaluate(
            String taskId, Message.Evaluate task, byte[] elements, @Nullable Entry before, List<Entry> received)
            throws RefusedException, IOException, InterruptedException {
        BatchHeader header = evaluations.header(task);
        Evaluations.Outcome outcome;
        if (before instanceof Entry.Evaluated evaluated) {
            outcome = evaluations.again(evaluated, task, header, elements);
            log.note(clock.instant(), new Entry.Repeated(taskId));
        } else {
            Wire.require(before == null, RefusalCode.MALFORMED);
            received.add(new Entry.BatchReceived(taskId, task.header()));
            outcome = evaluations.first(taskId, task, header, elements, received);
        }
        return signed(taskId, outcome.message, outcome.evaluatedElements);
    }

    private Optional<Answer> confirm(Confirmations.Request request, @Nullable Entry before)
            throws RefusedException, IOException, InterruptedException {
        String taskId = request.taskId();
        if (before instanceof Entry.ConfirmAnswered answered) {
            Message.Confirmed again = confirmations.again(answered, request);
            log.note(clock.instant(), new Entry.Repeated(taskId));
            return Optional.of(signed(taskId, again, NOTHING));
        }
        Wire.require(before == null, RefusalCode.MALFORMED);
        Optional<WalletList> list = readWallets();
        if (list.isEmpty()) {
            console.warn("confirm.waiting");
            return Optional.empty();
        }
        return Optional.of(signed(taskId, confirmations.first(request, list.get()), NOTHING));
    }

    private Optional<WalletList> readWallets() throws InterruptedException {
        try {
            return Optional.of(wallets.get().get(WAIT_FOR_WALLETS.toMillis(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException | ExecutionException e) {
            return Optional.empty();
        }
    }

    private static byte[] attached(Delivery task) throws RefusedException {
        try {
            return task.attached();
        } catch (MalformedMessageException e) {
            throw new RefusedException(RefusalCode.MALFORMED);
        }
    }

    private Answer refused(String taskId, RefusalCode code) {
        console.warn("task.refused", taskId, code.number(), code);
        return signed(taskId, new Message.Refused(code), NOTHING);
    }

    private Answer signed(String taskId, Message message, byte[] attachment) {
        String jws = Envelope.of(exchange, Envelope.HUB, taskId, clock.instant(), message)
                .sign(messageKey);
        return new Answer(taskId, Delivery.of(jws, attachment));
    }
}
