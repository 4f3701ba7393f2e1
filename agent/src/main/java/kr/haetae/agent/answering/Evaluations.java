package kr.haetae.agent.answering;

import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Semaphore;
import kr.haetae.agent.journal.Entry;
import kr.haetae.agent.publishing.EpochKey;
import kr.haetae.agent.publishing.EpochStore;
import kr.haetae.oprf.Evaluation;
import kr.haetae.oprf.InvalidElementException;
import kr.haetae.protocol.BatchCommitment;
import kr.haetae.protocol.BatchHeader;
import kr.haetae.protocol.BatchSize;
import kr.haetae.protocol.Json;
import kr.haetae.protocol.MalformedMessageException;
import kr.haetae.protocol.Message.Evaluate;
import kr.haetae.protocol.Message.Evaluated;
import kr.haetae.protocol.RefusalCode;
import kr.haetae.protocol.VerifyKey;

/** Evaluates blinded batches, after checking everything the hub says of them. */
final class Evaluations {
    private static final int ELEMENT_BYTES = 32;

    private final VerifyKey hubKey;
    private final Set<String> legalBases;
    private final EpochStore epochs;
    private final Quota quota;
    private final AnswerLog log;
    private final TaskGate gate;
    private final Clock clock;
    /** One batch a core at a time: more would only make each slower. */
    private final Semaphore cores = new Semaphore(Runtime.getRuntime().availableProcessors(), true);

    Evaluations(
            VerifyKey hubKey,
            Set<String> legalBases,
            EpochStore epochs,
            Quota quota,
            AnswerLog log,
            TaskGate gate,
            Clock clock) {
        this.hubKey = hubKey;
        this.legalBases = Set.copyOf(legalBases);
        this.epochs = epochs;
        this.quota = quota;
        this.log = log;
        this.gate = gate;
        this.clock = clock;
    }

    /** What goes back: the message and the elements it commits to. */
    static final class Outcome {
        final Evaluated message;
        final byte[] evaluatedElements;

        Outcome(Evaluated message, byte[] evaluatedElements) {
            this.message = message;
            this.evaluatedElements = evaluatedElements;
        }
    }

    /** The header of a task, if the hub signed it; logged whatever the answer becomes. */
    BatchHeader header(Evaluate task) throws RefusedException {
        byte[] payload;
        try {
            payload = hubKey.verify(task.header());
        } catch (MalformedMessageException e) {
            throw new RefusedException(RefusalCode.WRONG_SIGNATURE);
        }
        try {
            return Json.read(payload, BatchHeader.class);
        } catch (MalformedMessageException e) {
            throw new RefusedException(RefusalCode.MALFORMED);
        }
    }

    /**
     * Checks, takes the quota, evaluates, and writes the log.
     *
     * @param received what the log says before the answer: the header
     */
    Outcome first(String taskId, Evaluate task, BatchHeader header, byte[] elements, List<Entry> received)
            throws RefusedException, IOException, InterruptedException {
        EpochKey key = checked(task, header, elements);
        Instant now = clock.instant();
        Wire.require(quota.takeElements(now, header.count()), RefusalCode.QUOTA_EXCEEDED);
        boolean answered = false;
        try {
            Outcome outcome = evaluate(task, header, key, elements);
            log.answered(
                    now,
                    taskId,
                    received,
                    new Entry.Evaluated(
                            taskId, header.batchId(), task.epoch(), header.count(), header.elementsSha256()));
            answered = true;
            return outcome;
        } finally {
            if (!answered) {
                quota.giveBackElements(now, header.count());
            }
        }
    }

    /** The same batch again: evaluated again, with a fresh proof, counted no more. Another batch is refused. */
    Outcome again(Entry.Evaluated before, Evaluate task, BatchHeader header, byte[] elements)
            throws RefusedException, InterruptedException {
        boolean same = before.epoch() == task.epoch()
                && before.batchId().equals(header.batchId())
                && before.elementsSha256().equals(header.elementsSha256());
        Wire.require(same, RefusalCode.MALFORMED);
        return evaluate(task, header, checked(task, header, elements), elements);
    }

    private EpochKey checked(Evaluate task, BatchHeader header, byte[] elements) throws RefusedException {
        gate.requireFresh(header.time());
        Wire.require(header.batchId().matches("[0-9a-f]{32}"), RefusalCode.MALFORMED);
        Wire.require(log.batch(header.batchId()).map(header::equals).orElse(true), RefusalCode.MALFORMED);
        Wire.require(header.count() <= BatchSize.MAX, RefusalCode.BATCH_TOO_LARGE);
        Wire.require(BatchSize.isClass(header.count()), RefusalCode.MALFORMED);
        Wire.require(elements.length == header.count() * ELEMENT_BYTES, RefusalCode.ELEMENTS_DO_NOT_MATCH_HEADER);
        Wire.require(sha256(elements).equals(header.elementsSha256()), RefusalCode.ELEMENTS_DO_NOT_MATCH_HEADER);
        Wire.require(legalBases.contains(header.legalBasisClass().strip()), RefusalCode.LEGAL_BASIS_NOT_ACCEPTED);
        return epochs.key(task.epoch())
                .filter(key -> key.publicKey().equals(task.publicKey()))
                .orElseThrow(() -> new RefusedException(RefusalCode.UNKNOWN_EPOCH));
    }

    private Outcome evaluate(Evaluate task, BatchHeader header, EpochKey key, byte[] elements)
            throws RefusedException, InterruptedException {
        cores.acquire();
        try {
            Evaluation evaluation = key.server().blindEvaluateWithProof(elements);
            Evaluated message = new Evaluated(
                    header.batchId(),
                    task.epoch(),
                    key.publicKey(),
                    sha256(evaluation.evaluatedElements()),
                    HexFormat.of().formatHex(evaluation.proof()));
            return new Outcome(message, evaluation.evaluatedElements());
        } catch (InvalidElementException e) {
            throw new RefusedException(RefusalCode.INVALID_ELEMENT);
        } finally {
            cores.release();
        }
    }

    private static String sha256(byte[] bytes) {
        return HexFormat.of().formatHex(BatchCommitment.sha256().digest(bytes));
    }
}
