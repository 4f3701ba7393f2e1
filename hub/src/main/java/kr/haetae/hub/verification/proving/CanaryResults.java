package kr.haetae.hub.verification.proving;

import java.time.Instant;
import java.util.Map;
import kr.haetae.hub.audit.AuditEntry;
import kr.haetae.hub.audit.AuditEvent;
import kr.haetae.hub.audit.AuditLog;
import kr.haetae.hub.tagindex.EpochRef;
import kr.haetae.hub.tagindex.TagIndex;
import kr.haetae.hub.verification.operating.Alarms;
import kr.haetae.protocol.RefusalCode;
import kr.haetae.protocol.ReservedInputs;
import org.springframework.stereotype.Component;

/** Draws the consequence of a canary batch: the index serves, or it does not. Within the caller's transaction. */
@Component
public class CanaryResults {
    private final CanaryProofs proofs;
    private final TagIndex tagIndex;
    private final Alarms alarms;
    private final AuditLog audit;

    public CanaryResults(CanaryProofs proofs, TagIndex tagIndex, Alarms alarms, AuditLog audit) {
        this.proofs = proofs;
        this.tagIndex = tagIndex;
        this.alarms = alarms;
        this.audit = audit;
    }

    /** So many canaries were found; anything but all of them means the tags were made with another key. */
    public void found(EpochRef index, int canaries, Instant now) {
        if (!concerns(index)) {
            return;
        }
        if (canaries != ReservedInputs.CANARIES) {
            fail(index, canaries + " of " + ReservedInputs.CANARIES + " canaries found");
            return;
        }
        tagIndex.activate(index);
        proofs.proved(index, now);
        record(AuditEvent.CANARIES_FOUND, index, "all found");
    }

    /** The canaries could not be looked for; some reasons pass, others condemn the index. */
    public void missed(EpochRef index, String why) {
        boolean passing = why.startsWith("REFUSED") && !why.endsWith(" " + RefusalCode.UNKNOWN_EPOCH.number());
        if (!passing && concerns(index)) {
            fail(index, why);
        }
    }

    private boolean concerns(EpochRef index) {
        return tagIndex.awaitingProof().stream()
                        .anyMatch(other -> other.indexId().equals(index.indexId()))
                || tagIndex.activeEpochs().stream()
                        .anyMatch(other -> other.indexId().equals(index.indexId()));
    }

    private void fail(EpochRef index, String why) {
        tagIndex.fail(index, why);
        alarms.raise(Alarms.Kind.CANARY_FAILED, index.exchange().name(), null, null, 1);
        record(AuditEvent.CANARIES_MISSING, index, why);
    }

    private void record(AuditEvent event, EpochRef index, String what) {
        Map<String, String> facts = Map.of(
                "exchange", index.exchange().name(),
                "epoch", String.valueOf(index.epoch()),
                "manifest", index.manifestSha256(),
                "result", what);
        audit.record(new AuditEntry(event, AuditEntry.HUB, null, facts));
    }
}
