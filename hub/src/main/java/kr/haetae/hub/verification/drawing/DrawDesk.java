package kr.haetae.hub.verification.drawing;

import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import kr.haetae.hub.access.Caller;
import kr.haetae.hub.audit.AuditEntry;
import kr.haetae.hub.audit.AuditEvent;
import kr.haetae.hub.audit.AuditLog;
import kr.haetae.hub.frame.Limit;
import kr.haetae.hub.frame.Problem;
import kr.haetae.hub.frame.ProblemCode;
import kr.haetae.hub.verification.DrawnElements;
import kr.haetae.hub.verification.drawing.SentBatches.Sent;
import kr.haetae.hub.verification.planning.ElementRef;
import kr.haetae.protocol.BatchCommitment;
import kr.haetae.protocol.Json;
import kr.haetae.protocol.audit.DrawnElement;
import kr.haetae.protocol.audit.DrawnElement.Draw;
import kr.haetae.protocol.audit.DrawnElement.Grounds;
import kr.haetae.protocol.audit.DrawnElement.Kind;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Opens draws to an auditor: the one role that may learn what others asked about, a few elements at a time. */
@Component
class DrawDesk implements DrawnElements {
    private static final Pattern BATCH = Pattern.compile("[0-9a-f]{32}");

    private final SentBatches batches;
    private final Submissions submissions;
    private final AuditLog audit;
    private final TransactionTemplate transactions;

    DrawDesk(SentBatches batches, Submissions submissions, AuditLog audit, TransactionTemplate transactions) {
        this.batches = batches;
        this.submissions = submissions;
        this.audit = audit;
        this.transactions = transactions;
    }

    @Override
    public List<DrawnElement> open(Caller auditor, List<Draw> draws) {
        check(!draws.isEmpty() && draws.size() <= Limit.DRAWN_ELEMENTS.value());
        check(draws.stream()
                .allMatch(draw ->
                        draw.batchId() != null && BATCH.matcher(draw.batchId()).matches() && draw.position() >= 0));
        record(auditor, draws);
        Opening opening = new Opening();
        return draws.stream().map(opening::of).toList();
    }

    private static void check(boolean holds) {
        if (!holds) {
            throw new Problem(ProblemCode.INVALID_FIELD, Map.of("field", "draws"));
        }
    }

    /** Which elements were drawn is a matter between auditor and agent; that they were the same the digest shows. */
    private void record(Caller auditor, List<Draw> draws) {
        byte[] digest = BatchCommitment.sha256().digest(Json.write(new DrawnElement.Draws(draws)));
        Map<String, String> facts = Map.of(
                "draws",
                String.valueOf(draws.size()),
                "drawsSha256",
                HexFormat.of().formatHex(digest));
        AuditEntry entry = new AuditEntry(AuditEvent.ELEMENTS_OPENED, auditor.personId(), null, facts);
        transactions.executeWithoutResult(status -> audit.record(entry));
    }

    /** One request's openings; what several draws share is made once. */
    private final class Opening {
        private final Map<String, Optional<Sent>> sent = new HashMap<>();
        private final Map<UUID, Optional<Submissions.Shown>> shown = new HashMap<>();

        DrawnElement of(Draw draw) {
            Optional<Sent> batch = sent.computeIfAbsent(draw.batchId(), batches::find);
            if (batch.isEmpty() || draw.position() >= batch.get().size()) {
                return DrawnElement.closed(draw, Kind.UNKNOWN);
            }
            return batch.get().openings().isEmpty()
                    ? DrawnElement.closed(draw, Kind.EXPIRED)
                    : opened(draw, batch.get());
        }

        private DrawnElement opened(Draw draw, Sent batch) {
            Grounds grounds = null;
            DrawnElement.CanaryName canary = batch.canaryAt(draw.position()).orElse(null);
            Kind kind = canary == null ? Kind.PADDING : Kind.CANARY;
            UUID verification = batch.verificationId();
            if (batch.batch().isHoney() && !batch.plan().isPadding(draw.position())) {
                kind = Kind.HONEY;
            }
            if (verification != null && !batch.plan().isPadding(draw.position())) {
                kind = Kind.LISTED;
                int ref = ElementRef.of(batch.batchNo(), draw.position());
                grounds = shown.computeIfAbsent(verification, submissions::of)
                        .flatMap(one -> one.grounds(ref, batch.caseSalt()))
                        .orElse(null);
            }
            return new DrawnElement(
                    draw.batchId(),
                    draw.position(),
                    kind,
                    HexFormat.of().formatHex(batch.input(draw.position())),
                    batch.openings().orElseThrow().at(draw.position()),
                    canary,
                    grounds);
        }
    }
}
