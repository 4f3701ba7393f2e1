package kr.haetae.hub.verification.answering;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.BitSet;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import kr.haetae.hub.mailbox.TaskResult;
import kr.haetae.hub.tagindex.EpochRef;
import kr.haetae.hub.tagindex.TagIndex;
import kr.haetae.hub.verification.confirming.ClaimRelease;
import kr.haetae.hub.verification.confirming.Claims;
import kr.haetae.hub.verification.honesty.HoneyResults;
import kr.haetae.hub.verification.operating.Alarms;
import kr.haetae.hub.verification.proving.CanaryProofs;
import kr.haetae.hub.verification.proving.CanaryResults;
import kr.haetae.hub.verification.sending.Batches;
import kr.haetae.hub.verification.sending.Lanes;
import kr.haetae.hub.verification.sending.Questions;
import kr.haetae.hub.verification.sending.StoredBatch;
import kr.haetae.protocol.Message;
import kr.haetae.protocol.RefusalCode;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Takes one exchange's result for one batch from the mailbox into the verification, within the caller's transaction. */
@Component
class AnswerRecorder {
    private final JdbcClient jdbc;
    private final Batches batches;
    private final Opener opener;
    private final AnswerBook book;
    private final Questions questions;
    private final Lanes lanes;
    private final Claims claims;
    private final ClaimRelease claimRelease;
    private final HoneyResults honey;
    private final CanaryResults canaries;
    private final CanaryProofs proofs;
    private final TagIndex tagIndex;
    private final Alarms alarms;
    private final Clock clock;

    AnswerRecorder(
            JdbcClient jdbc,
            Batches batches,
            Opener opener,
            AnswerBook book,
            Questions questions,
            Lanes lanes,
            Claims claims,
            ClaimRelease claimRelease,
            HoneyResults honey,
            CanaryResults canaries,
            CanaryProofs proofs,
            TagIndex tagIndex,
            Alarms alarms,
            Clock clock) {
        this.jdbc = jdbc;
        this.batches = batches;
        this.opener = opener;
        this.book = book;
        this.questions = questions;
        this.lanes = lanes;
        this.claims = claims;
        this.claimRelease = claimRelease;
        this.honey = honey;
        this.canaries = canaries;
        this.proofs = proofs;
        this.tagIndex = tagIndex;
        this.alarms = alarms;
        this.clock = clock;
    }

    /** Records a result; gives the verification it belongs to, empty if it is of no consequence. */
    Optional<UUID> record(TaskResult result) {
        Optional<OpenQuestion> open = OpenQuestion.of(jdbc, result.taskId());
        if (open.isEmpty()) {
            return Optional.empty();
        }
        OpenQuestion question = open.get();
        StoredBatch batch = batches.load(question.batch());
        Message message = result.message().orElse(null);
        if (message instanceof Message.Refused refused) {
            refused(batch, question, result.taskId(), refused.code());
        } else if (message instanceof Message.Evaluated evaluated) {
            Opened opened = opener.open(batch, question.index(), evaluated, result.attachment());
            batches.lock(batch.id());
            put(batch, question, result.taskId(), opened);
        } else {
            batches.lock(batch.id());
            put(batch, question, result.taskId(), new Opened.Malformed());
        }
        return Optional.ofNullable(batch.verificationId());
    }

    private void put(StoredBatch batch, OpenQuestion question, UUID task, Opened opened) {
        if (opened instanceof Opened.Found found) {
            found(batch, question, task, found.positions());
        } else if (opened instanceof Opened.EpochGone) {
            askAgain(batch, question, task);
        } else {
            boolean proof = opened instanceof Opened.ProofFailed;
            missed(batch, question, task, proof ? "PROOF_FAILED" : "MALFORMED", null);
            alarms.raise(
                    proof ? Alarms.Kind.PROOF_FAILED : Alarms.Kind.MALFORMED_ANSWER,
                    question.index().exchange().name(),
                    batch.verificationId(),
                    batch.id(),
                    1);
        }
    }

    private void found(StoredBatch batch, OpenQuestion question, UUID task, BitSet positions) {
        Instant now = clock.instant();
        EpochRef index = question.index();
        boolean asked = batch.verificationId() != null;
        boolean stale = asked && !(tagIndex.fresh(index, now) && proofs.valid(index, now));
        if (!book.answered(batch, question, task, positions, stale, now)) {
            return;
        }
        if (asked) {
            moveLane(batch, question, positions.cardinality(), now);
            claims.found(batch, index.exchange(), positions, stale);
            claimRelease.release(batch);
        } else if (batch.isHoney()) {
            honey.found(batch.id(), batch.plan(), index, positions, now);
        } else {
            canaries.found(index, positions.cardinality(), now);
        }
    }

    private void refused(StoredBatch batch, OpenQuestion question, UUID task, RefusalCode code) {
        batches.lock(batch.id());
        boolean otherIndexNow = code == RefusalCode.UNKNOWN_EPOCH
                && current(question)
                        .filter(index -> !index.equals(question.index()))
                        .isPresent();
        if (otherIndexNow && batch.verificationId() != null) {
            askAgain(batch, question, task);
        } else {
            missed(batch, question, task, "REFUSED", code.number());
        }
    }

    private void missed(StoredBatch batch, OpenQuestion question, UUID task, String state, @Nullable Integer refusal) {
        Instant now = clock.instant();
        if (!book.missed(question, task, state, refusal, now)) {
            return;
        }
        if (batch.verificationId() != null) {
            moveLane(batch, question, 0, now);
            claimRelease.release(batch);
        } else if (!batch.isHoney()) {
            canaries.missed(question.index(), refusal == null ? state : state + " " + refusal);
        }
    }

    /** The epoch went while the task was on its way: the same batch again, under the epoch that is active now. */
    private void askAgain(StoredBatch batch, OpenQuestion question, UUID task) {
        Instant now = clock.instant();
        UUID verification = batch.verificationId();
        Optional<EpochRef> current = current(question);
        if (verification == null) {
            book.lostIndex(question, task, now);
        } else if (current.isPresent()) {
            questions.askAgain(batch, current.get());
            lanes.moved(verification, question.index().exchange(), now);
        } else {
            book.lostIndex(question, task, now);
            moveLane(batch, question, 0, now);
            claimRelease.release(batch);
        }
    }

    private Optional<EpochRef> current(OpenQuestion question) {
        return tagIndex.activeEpochs().stream()
                .filter(index -> index.exchange().equals(question.index().exchange()))
                .findFirst();
    }

    private void moveLane(StoredBatch batch, OpenQuestion question, int hits, Instant now) {
        UUID verification = Objects.requireNonNull(batch.verificationId());
        long millis = Duration.between(question.askedAt(), now).toMillis();
        lanes.answered(
                verification, question.index().exchange(), batch.plan().addresses(), hits, Math.max(0, millis), now);
    }
}
